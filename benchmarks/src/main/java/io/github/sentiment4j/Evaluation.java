package io.github.sentiment4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is measured of a model, as it stands in {@code docs/accuracy.json}. */
record Evaluation(
    Model model,
    List<File> files,
    List<SetFigures> sets,
    SetFigures together,
    List<Calibration.Figures> calibration,
    Binary sst2,
    List<SetFigures> byWords,
    List<Calibration.Bin> reliability,
    List<Calibration.Kept> notSure,
    Checklist checklist,
    ContrastPairs contrastPairs,
    List<FairnessProbe.Result> fairness,
    List<HardExamples.Result> hardExamples,
    Peer vader,
    @Nullable Sample coreNlp) {

  /** Of how many texts of a test set CoreNLP is asked, which takes much longer for each. */
  private static final int SAMPLED = 500;

  /** Bounds between short and long texts, in words. */
  private static final int[] WORDS = {5, 10, 20, 30, 40};

  record Model(String name, String version, String sha256) {}

  record File(String name, int rows, String sha256) {}

  /** The choice between negative and positive only. */
  record Binary(int texts, double accuracy) {}

  /** What another library gets on the same texts, where a label is all it takes. */
  record Peer(
      List<SetFigures> sets, Binary sst2, Checklist checklist, ContrastPairs contrastPairs) {}

  /** What another library gets on a part of each set, and this one on the same texts. */
  record Sample(List<SetFigures> own, List<SetFigures> other) {}

  static Evaluation of(
      SentimentModel model,
      SentimentClassifier classifier,
      Examination asked,
      ParallelReading reading)
      throws IOException, InterruptedException, ExecutionException {
    String who = "sentiment4j";
    ModelManifest manifest = model.manifest();
    List<Answered> tests = asked.tests(who, classifier::predict);
    Answered together = Answered.together("together", tests);
    FairnessProbe probe = new FairnessProbe();
    HardExamples examples = new HardExamples();
    return new Evaluation(
        new Model(manifest.name(), manifest.version(), manifest.sha256()),
        asked.files().stream()
            .map(file -> new File(file.name(), file.rows().size(), file.sha256()))
            .toList(),
        tests.stream().map(SetFigures::of).toList(),
        SetFigures.of(together),
        Stream.concat(tests.stream(), Stream.of(together)).map(Calibration::figures).toList(),
        sst2(tests),
        byWords(together),
        Calibration.bins(together, 10),
        Calibration.notSure(together, 0, 0.5, 0.6, 0.7, 0.8, 0.9),
        asked.checklist(who, Set.of("MFT", "INV", "DIR"), classifier::predict),
        asked.contrastPairs(who, classifier::predict),
        probe.results(reading.read(who + ": fairness", probe.texts(), classifier::predict)),
        examples.results(classifier.predict(examples.texts())),
        vader(asked),
        CoreNlpPeer.isPresent() ? coreNlp(tests, reading) : null);
  }

  private static Peer vader(Examination asked) throws InterruptedException, ExecutionException {
    String who = "VADER";
    List<Answered> tests = asked.tests(who, VaderLabels::of);
    return new Peer(
        tests.stream().map(SetFigures::of).toList(),
        sst2(tests),
        asked.checklist(who, Set.of("MFT"), VaderLabels::of),
        asked.contrastPairs(who, VaderLabels::of));
  }

  private static Sample coreNlp(List<Answered> tests, ParallelReading reading)
      throws InterruptedException, ExecutionException {
    List<SetFigures> own = new ArrayList<>();
    List<SetFigures> other = new ArrayList<>();
    try (CoreNlpPeer coreNlp = new CoreNlpPeer()) {
      for (Answered test : tests) {
        Answered sample = test.sample(SAMPLED, Checklist.SEED);
        List<Sentiment> answers =
            reading.read(
                "CoreNLP: " + test.name(),
                sample.texts(),
                texts -> texts.stream().map(coreNlp::predict).toList());
        own.add(SetFigures.of(sample));
        other.add(
            SetFigures.of(new Answered(test.name(), sample.texts(), sample.labels(), answers)));
      }
    }
    return new Sample(own, other);
  }

  private static Binary sst2(List<Answered> tests) {
    Answered sst =
        tests.stream().filter(set -> set.name().equals(Examination.SST)).findFirst().orElseThrow();
    Answered polar = BinaryChoice.polarRows(sst, "sst2");
    return new Binary(polar.labels().size(), BinaryChoice.accuracy(polar));
  }

  private static List<SetFigures> byWords(Answered set) {
    List<SetFigures> figures = new ArrayList<>();
    for (int i = 0; i <= WORDS.length; i++) {
      int least = i == 0 ? 1 : WORDS[i - 1] + 1;
      int most = i == WORDS.length ? Integer.MAX_VALUE : WORDS[i];
      String name = i == WORDS.length ? least + " and more" : least + " to " + most;
      figures.add(
          SetFigures.of(
              set.where(
                  name,
                  row -> {
                    int words = set.texts().get(row).strip().split("\\s+").length;
                    return words >= least && words <= most;
                  })));
    }
    return figures;
  }
}
