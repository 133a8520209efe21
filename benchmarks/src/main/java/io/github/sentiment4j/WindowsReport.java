package io.github.sentiment4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Compares ways to make one answer of the windows of a long text, on labelled reviews: how many are
 * right, choosing between negative and positive, and how far the probabilities of these two can be
 * believed. Prints the table of decision record 8.
 *
 * <pre>java -Dai.djl.offline=true -cp benchmarks/target/benchmarks.jar \
 *     io.github.sentiment4j.WindowsReport FOLDER/train/cad_imdb_orig.jsonl.gz</pre>
 */
final class WindowsReport {

  /** A window's scores and its length in tokens. */
  private record Window(double[] scores, int length) {

    double[] probabilities() {
      return softmax(scores);
    }

    double confidence() {
      return Arrays.stream(probabilities()).max().orElseThrow();
    }

    double polarity() {
      return 1 - probabilities()[Sentiment.Label.NEUTRAL.ordinal()];
    }
  }

  /** A way to combine windows. */
  private enum Rule {
    SCORES_BY_LENGTH("mean of scores, weighted by length") {
      @Override
      double[] combine(List<Window> windows) {
        return softmax(mean(windows, Window::scores, Window::length));
      }
    },
    SCORES("mean of scores") {
      @Override
      double[] combine(List<Window> windows) {
        return softmax(mean(windows, Window::scores, window -> 1));
      }
    },
    PROBABILITIES_BY_LENGTH("mean of probabilities, weighted by length") {
      @Override
      double[] combine(List<Window> windows) {
        return mean(windows, Window::probabilities, Window::length);
      }
    },
    SCORES_BY_CONFIDENCE("mean of scores, weighted by length and confidence") {
      @Override
      double[] combine(List<Window> windows) {
        return softmax(
            mean(windows, Window::scores, window -> window.length() * window.confidence()));
      }
    },
    SCORES_BY_POLARITY("mean of scores, weighted by length and 1 - neutral") {
      @Override
      double[] combine(List<Window> windows) {
        return softmax(
            mean(windows, Window::scores, window -> window.length() * window.polarity()));
      }
    },
    PROBABILITIES_BY_POLARITY("mean of probabilities, weighted by length and 1 - neutral") {
      @Override
      double[] combine(List<Window> windows) {
        return mean(windows, Window::probabilities, window -> window.length() * window.polarity());
      }
    },
    LAST_TWICE("mean of scores, weighted by length, the last window twice") {
      @Override
      double[] combine(List<Window> windows) {
        Window last = windows.get(windows.size() - 1);
        return softmax(
            mean(windows, Window::scores, window -> window.length() * (window == last ? 2 : 1)));
      }
    },
    ROOT_OF_COUNT("mean of scores by length, times the root of the number of windows") {
      @Override
      double[] combine(List<Window> windows) {
        double[] mean = mean(windows, Window::scores, Window::length);
        return softmax(
            Arrays.stream(mean).map(score -> score * Math.sqrt(windows.size())).toArray());
      }
    },
    SUREST("the most confident window alone") {
      @Override
      double[] combine(List<Window> windows) {
        return windows.stream()
            .max(Comparator.comparingDouble(Window::confidence))
            .orElseThrow()
            .probabilities();
      }
    },
    LAST("the last window alone") {
      @Override
      double[] combine(List<Window> windows) {
        return windows.get(windows.size() - 1).probabilities();
      }
    },
    FIRST("the first window alone (what cutting gives)") {
      @Override
      double[] combine(List<Window> windows) {
        return windows.get(0).probabilities();
      }
    };

    private final String words;

    Rule(String words) {
      this.words = words;
    }

    abstract double[] combine(List<Window> windows);
  }

  private interface Values {
    double[] of(Window window);
  }

  private WindowsReport() {}

  public static void main(String[] arguments) throws Exception {
    List<JsonNode> rows = DataFile.read(Path.of(arguments[0])).rows();
    SentimentModel model = SentimentModel.onClassPath();
    ModelManifest manifest = model.manifest();
    Tokenizer tokenizer = Resources.tokenizer(model);
    MarkdownTable table =
        new MarkdownTable(
            1, "windows of " + manifest.name(), "size", "right", "calibration error", "Brier");
    try (Scorer scorer =
            TorchScriptScorer.load(
                new ByteArrayInputStream(Resources.of(model, ModelManifest.WEIGHTS)),
                manifest,
                PyTorch.hasInt8Kernels());
        ParallelReading reading = new ParallelReading()) {
      List<String> texts = rows.stream().map(row -> row.required("text").textValue()).toList();
      List<Sentiment.Label> labels =
          rows.stream()
              .map(row -> Sentiment.Label.values()[row.required("label").intValue()])
              .toList();
      for (int size : new int[] {manifest.window(), manifest.window() / 2}) {
        List<List<Window>> windows =
            reading.read(
                "windows of " + size,
                texts,
                chunk ->
                    chunk.stream().map(text -> windows(text, tokenizer, scorer, size)).toList());
        for (Rule rule : Rule.values()) {
          List<Sentiment> answers =
              windows.stream().map(text -> binary(rule.combine(text))).toList();
          Answered set = new Answered(rule.words, texts, labels, answers);
          table.row(
              rule.words,
              size,
              String.format(Locale.ROOT, "%.2f", 100 * BinaryChoice.accuracy(set)),
              MarkdownTable.percent(Calibration.expectedError(set)),
              MarkdownTable.decimals(Calibration.brier(set)));
        }
      }
    }
    System.out.println(table);
  }

  private static List<Window> windows(String text, Tokenizer tokenizer, Scorer scorer, int size) {
    List<Window> read = new ArrayList<>();
    Windows windows = tokenizer.windows(text, size);
    for (int[] ids = windows.next(); ids != null; ids = windows.next()) {
      float[] scores = scorer.score(List.of(ids));
      read.add(new Window(new double[] {scores[0], scores[1], scores[2]}, ids.length));
    }
    return read;
  }

  /** The probabilities of negative and positive, if it must be one of the two. */
  private static Sentiment binary(double[] probabilities) {
    double positive = probabilities[2] / (probabilities[0] + probabilities[2]);
    return new Sentiment((float) (1 - positive), 0, (float) positive);
  }

  private static double[] mean(
      List<Window> windows, Values values, ToDoubleFunction<Window> weight) {
    double[] sums = new double[Scorer.LABELS];
    double weights = 0;
    for (Window window : windows) {
      double own = weight.applyAsDouble(window);
      double[] value = values.of(window);
      for (int label = 0; label < sums.length; label++) {
        sums[label] += own * value[label];
      }
      weights += own;
    }
    double all = weights;
    return Arrays.stream(sums).map(sum -> sum / all).toArray();
  }

  private static double[] softmax(double[] scores) {
    double highest = Arrays.stream(scores).max().orElseThrow();
    double[] exponentials = Arrays.stream(scores).map(score -> Math.exp(score - highest)).toArray();
    double sum = Arrays.stream(exponentials).sum();
    return Arrays.stream(exponentials).map(one -> one / sum).toArray();
  }
}
