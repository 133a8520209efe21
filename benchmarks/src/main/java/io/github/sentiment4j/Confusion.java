package io.github.sentiment4j;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How often each label was answered with each, and the figures that follow from it, in [0, 1]. */
final class Confusion {

  private static final Sentiment.Label[] LABELS = Sentiment.Label.values();

  private final int[][] counts = new int[LABELS.length][LABELS.length];

  Confusion(List<Sentiment.Label> labels, List<Sentiment.Label> answers) {
    for (int i = 0; i < labels.size(); i++) {
      counts[labels.get(i).ordinal()][answers.get(i).ordinal()]++;
    }
  }

  int texts() {
    return Arrays.stream(LABELS).mapToInt(this::texts).sum();
  }

  int texts(Sentiment.Label label) {
    return Arrays.stream(counts[label.ordinal()]).sum();
  }

  private int answers(Sentiment.Label label) {
    return Arrays.stream(counts).mapToInt(row -> row[label.ordinal()]).sum();
  }

  private int hits(Sentiment.Label label) {
    return counts[label.ordinal()][label.ordinal()];
  }

  double accuracy() {
    return ratio(Arrays.stream(LABELS).mapToInt(this::hits).sum(), texts());
  }

  double precision(Sentiment.Label label) {
    return ratio(hits(label), answers(label));
  }

  double recall(Sentiment.Label label) {
    return ratio(hits(label), texts(label));
  }

  double f1(Sentiment.Label label) {
    return ratio(2 * hits(label), texts(label) + answers(label));
  }

  double macroRecall() {
    return mean(this::recall);
  }

  double macroF1() {
    return mean(this::f1);
  }

  private static double mean(ToDoubleFunction<Sentiment.Label> figure) {
    return Arrays.stream(LABELS).mapToDouble(figure).sum() / LABELS.length;
  }

  private static double ratio(int part, int whole) {
    return (double) part / Math.max(1, whole);
  }
}
