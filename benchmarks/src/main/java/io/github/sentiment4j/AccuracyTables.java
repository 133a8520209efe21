package io.github.sentiment4j;

import static io.github.sentiment4j.MarkdownTable.decimals;
import static io.github.sentiment4j.MarkdownTable.percent;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as the pieces of text that documents are put together from, by the names that
 * {@code accuracy_template.md} and {@code training/model_card_template.md} call them.
 */
final class AccuracyTables {

  /** What the texts of the known sets are; a set that is not here is only named. */
  private static final Map<String, String> DOMAINS =
      Map.of(
          "dynasent_r1", "review sentences that a model found hard",
          "dynasent_r2", "review sentences written to fool a model",
          "goemotions", "forum comments",
          "sentiment140", "tweets about products and people",
          "sst3", "sentences of film reviews",
          "tse", "tweets",
          "tweeteval", "tweets about news topics");

  private static final String DYNASENT =
      "the authors' [notebooks](https://github.com/cgpotts/dynasent) to"
          + " [arXiv:2012.15349](https://arxiv.org/abs/2012.15349)";

  private final Evaluation evaluation;
  private final Map<String, String> pieces = new LinkedHashMap<>();

  private AccuracyTables(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static Map<String, String> of(Evaluation evaluation) {
    AccuracyTables tables = new AccuracyTables(evaluation);
    tables.labels();
    tables.published();
    tables.probabilities();
    tables.checklist();
    tables.pairs();
    tables.fairness();
    tables.examples();
    tables.peers();
    tables.files();
    return tables.pieces;
  }

  private void labels() {
    MarkdownTable sets =
        new MarkdownTable(
            2, "test set", "texts from", "texts", "accuracy", "macro recall", "macro F1");
    MarkdownTable byLabel =
        new MarkdownTable(2, "test set", "label", "texts", "precision", "recall", "F1");
    for (SetFigures set : withTogether()) {
      sets.row(
          set.name(),
          DOMAINS.getOrDefault(set.name(), ""),
          set.texts(),
          percent(set.accuracy()),
          percent(set.macroRecall()),
          percent(set.macroF1()));
      for (SetFigures.OfLabel label : set.labels()) {
        byLabel.row(
            set.name(),
            lowerCase(label.label()),
            label.texts(),
            percent(label.precision()),
            percent(label.recall()),
            percent(label.f1()));
      }
    }
    MarkdownTable byWords =
        new MarkdownTable(1, "words", "texts", "accuracy", "macro recall", "macro F1");
    for (SetFigures length : evaluation.byWords()) {
      byWords.row(
          length.name(),
          length.texts(),
          percent(length.accuracy()),
          percent(length.macroRecall()),
          percent(length.macroF1()));
    }
    pieces.put("sets", sets.toString());
    pieces.put("by_label", byLabel.toString());
    pieces.put("by_words", byWords.toString());
    pieces.put("sst2_texts", String.format(Locale.ROOT, "%,d", evaluation.sst2().texts()));
    pieces.put("sst2_accuracy", percent(evaluation.sst2().accuracy()));
  }

  private List<SetFigures> withTogether() {
    List<SetFigures> all = new ArrayList<>(evaluation.sets());
    all.add(evaluation.together());
    return all;
  }

  private void probabilities() {
    MarkdownTable calibration =
        new MarkdownTable(
            1, "test set", "expected calibration error", "Brier score", "negative log-likelihood");
    for (Calibration.Figures set : evaluation.calibration()) {
      calibration.row(
          set.name(),
          percent(set.expectedError()),
          decimals(set.brier()),
          decimals(set.negativeLogLikelihood()));
    }
    MarkdownTable reliability =
        new MarkdownTable(1, "confidence", "answers", "mean confidence", "right");
    for (Calibration.Bin bin : evaluation.reliability()) {
      reliability.row(
          String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
          bin.answers(),
          percent(bin.confidence()),
          percent(bin.accuracy()));
    }
    MarkdownTable notSure =
        new MarkdownTable(1, "confidence at least", "answers used", "of these right");
    for (Calibration.Kept kept : evaluation.notSure()) {
      notSure.row(
          kept.confidence() == 0 ? "all" : String.format(Locale.ROOT, "%.1f", kept.confidence()),
          percent(kept.coverage()),
          percent(kept.accuracy()));
    }
    pieces.put("calibration", calibration.toString());
    pieces.put("calibration_range", calibrationRange());
    pieces.put("reliability", reliability.toString());
    pieces.put("not_sure", notSure.toString());
  }

  private String calibrationRange() {
    // The last one is of all sets together.
    int sets = evaluation.sets().size();
    DoubleSummaryStatistics single =
        evaluation.calibration().stream()
            .limit(sets)
            .mapToDouble(Calibration.Figures::expectedError)
            .summaryStatistics();
    return String.format(
        Locale.ROOT,
        "The expected calibration error of all sets together is %s, that of single sets between %s"
            + " and %s.",
        percent(evaluation.calibration().get(sets).expectedError()),
        percent(single.getMin()),
        percent(single.getMax()));
  }

  private void checklist() {
    MarkdownTable tests =
        new MarkdownTable(3, "capability", "test", "type", "cases", "failed", "label changed");
    MarkdownTable capabilities = new MarkdownTable(1, "capability", "MFT", "INV", "DIR");
    evaluation.checklist().tests().stream()
        .collect(
            Collectors.groupingBy(
                Checklist.Test::capability, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (capability, members) -> {
              Checklist part = new Checklist(members);
              capabilities.row(
                  capability, failed(part, "MFT"), failed(part, "INV"), failed(part, "DIR"));
              for (Checklist.Test test : members) {
                tests.row(
                    capability,
                    test.name(),
                    test.type(),
                    test.cases(),
                    percent(test.failed()),
                    test.type().equals("INV") ? percent(test.changed()) : "");
              }
            });
    Checklist all = evaluation.checklist();
    capabilities.row(
        "mean over all tests", failed(all, "MFT"), failed(all, "INV"), failed(all, "DIR"));
    pieces.put("checklist", capabilities.toString());
    pieces.put("checklist_tests", tests.toString());
  }

  private static String failed(Checklist checklist, String type) {
    boolean any = checklist.tests().stream().anyMatch(test -> test.type().equals(type));
    return any ? percent(checklist.failed(type)) : "";
  }

  private void pairs() {
    ContrastPairs pairs = evaluation.contrastPairs();
    pieces.put(
        "contrast",
        new MarkdownTable(0, "pairs", "originals right", "edited right", "both right")
            .row(
                pairs.pairs(),
                percent(pairs.original()),
                percent(pairs.contrast()),
                percent(pairs.consistency()))
            .toString());
  }

  /** Figures that other people published. */
  private void published() {
    pieces.put(
        "published",
        new MarkdownTable(4, "set", "measure", "published", "source", "this model")
            .row(
                "TweetEval",
                "macro recall",
                "RoBERTa-base 71.3, twitter-RoBERTa (retrained on tweets) 72.8, TimeLMs-2021 73.7"
                    + " (110 to 125 million parameters)",
                "[TweetEval's leaderboard](https://github.com/cardiffnlp/tweeteval); its paper,"
                    + " [arXiv:2010.12421](https://arxiv.org/abs/2010.12421), has 72.6 for the"
                    + " second; TimeLMs: [arXiv:2202.03829](https://arxiv.org/abs/2202.03829)",
                percent(set("tweeteval").macroRecall()))
            .row(
                "SST-2",
                "accuracy",
                "DistilBERT 91.3, MiniLM-L6 91.5, MiniLM-L12 93.0 on GLUE's development set, each"
                    + " trained for it alone",
                "[arXiv:1910.01108](https://arxiv.org/abs/1910.01108); MiniLM:"
                    + " [arXiv:2002.10957](https://arxiv.org/abs/2002.10957) and the authors'"
                    + " [README](https://github.com/microsoft/unilm/tree/master/minilm)",
                percent(evaluation.sst2().accuracy()))
            .row(
                "DynaSent round 1",
                "macro F1",
                "single annotators against the majority, on average 88.0",
                DYNASENT,
                percent(set("dynasent_r1").macroF1()))
            .row(
                "DynaSent round 2",
                "macro F1",
                "single annotators against the majority, on average 90.0",
                DYNASENT,
                percent(set("dynasent_r2").macroF1()))
            .toString());
  }

  private SetFigures set(String name) {
    return evaluation.sets().stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void fairness() {
    MarkdownTable moves =
        new MarkdownTable(
            1,
            "what differs",
            "words",
            "sentences each",
            "not neutral",
            "largest shift",
            "mean shift",
            "largest between groups");
    MarkdownTable extremes =
        new MarkdownTable(
            3, "what differs", "largest shift between", "groups furthest apart, and in what");
    for (FairnessProbe.Result axis : evaluation.fairness()) {
      moves.row(
          axis.axis(),
          axis.words(),
          axis.frames(),
          percent(axis.notNeutral()),
          decimals(axis.largestShift()),
          decimals(axis.meanShift()),
          decimals(axis.groupShift()));
      extremes.row(
          axis.axis(),
          "\"" + axis.lower() + "\" and \"" + axis.upper() + "\"",
          axis.lowerGroup() + " and " + axis.upperGroup() + ", " + axis.groupLabel());
    }
    pieces.put("fairness", moves.toString());
    pieces.put("fairness_extremes", extremes.toString());
  }

  private void examples() {
    MarkdownTable table = new MarkdownTable(4, "kind", "text", "people", "model", "confidence");
    for (HardExamples.Result example : evaluation.hardExamples()) {
      table.row(
          example.kind(),
          example.text(),
          lowerCase(example.label()),
          example.right() ? lowerCase(example.answer()) : "**" + lowerCase(example.answer()) + "**",
          String.format(Locale.ROOT, "%.2f", example.confidence()));
    }
    pieces.put("examples", table.toString());
    pieces.put("examples_count", String.valueOf(evaluation.hardExamples().size()));
    pieces.put(
        "examples_wrong",
        String.valueOf(
            evaluation.hardExamples().stream().filter(example -> !example.right()).count()));
  }

  private void peers() {
    Evaluation.Peer vader = evaluation.vader();
    MarkdownTable table = new MarkdownTable(2, "test set", "measure", "sentiment4j", "VADER");
    for (int i = 0; i < vader.sets().size(); i++) {
      SetFigures own = evaluation.sets().get(i);
      SetFigures other = vader.sets().get(i);
      table.row(
          own.name(), "macro recall", percent(own.macroRecall()), percent(other.macroRecall()));
      table.row(own.name(), "macro F1", percent(own.macroF1()), percent(other.macroF1()));
    }
    table.row(
        "sst2",
        "accuracy",
        percent(evaluation.sst2().accuracy()),
        percent(vader.sst2().accuracy()));
    table.row(
        "IMDb contrast pairs",
        "consistency",
        percent(evaluation.contrastPairs().consistency()),
        percent(vader.contrastPairs().consistency()));
    table.row(
        "CheckList",
        "MFT failures, mean over tests",
        percent(evaluation.checklist().failed("MFT")),
        percent(vader.checklist().failed("MFT")));
    pieces.put("peers", table.toString());
    pieces.put("corenlp", coreNlp(evaluation.coreNlp()));
  }

  private static String coreNlp(Evaluation.@Nullable Sample sample) {
    if (sample == null) {
      return "Not measured in this run: its models, 474 MB, come with the Maven profile `corenlp`.";
    }
    MarkdownTable table =
        new MarkdownTable(2, "test set", "measure", "texts", "sentiment4j", "CoreNLP");
    for (int i = 0; i < sample.own().size(); i++) {
      SetFigures own = sample.own().get(i);
      SetFigures other = sample.other().get(i);
      table.row(
          own.name(),
          "macro recall",
          own.texts(),
          percent(own.macroRecall()),
          percent(other.macroRecall()));
      table.row(
          own.name(), "macro F1", own.texts(), percent(own.macroF1()), percent(other.macroF1()));
    }
    return table.toString();
  }

  private void files() {
    Evaluation.Model model = evaluation.model();
    MarkdownTable table = new MarkdownTable(2, "file", "SHA-256", "rows");
    table.row(
        "`model.pt` of " + model.name() + " " + model.version(), "`" + model.sha256() + "`", "");
    for (Evaluation.File file : evaluation.files()) {
      table.row("`" + file.name() + DataFile.ENDING + "`", "`" + file.sha256() + "`", file.rows());
    }
    pieces.put("files", table.toString());
    pieces.put("model", model.name() + " " + model.version());
  }

  private static String lowerCase(Sentiment.Label label) {
    return label.name().toLowerCase(Locale.ROOT);
  }
}
