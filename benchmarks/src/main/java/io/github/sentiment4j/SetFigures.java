package io.github.sentiment4j;

import java.util.Arrays;
import java.util.List;

/** How often the labels of a set are answered right; figures in [0, 1]. */
record SetFigures(
    String name,
    int texts,
    double accuracy,
    double macroRecall,
    double macroF1,
    List<OfLabel> labels) {

  /** The figures of one label. */
  record OfLabel(Sentiment.Label label, int texts, double precision, double recall, double f1) {}

  static SetFigures of(Answered set) {
    Confusion confusion = new Confusion(set.labels(), set.answeredLabels());
    return new SetFigures(
        set.name(),
        confusion.texts(),
        confusion.accuracy(),
        confusion.macroRecall(),
        confusion.macroF1(),
        Arrays.stream(Sentiment.Label.values())
            .map(
                label ->
                    new OfLabel(
                        label,
                        confusion.texts(label),
                        confusion.precision(label),
                        confusion.recall(label),
                        confusion.f1(label)))
            .toList());
  }
}
