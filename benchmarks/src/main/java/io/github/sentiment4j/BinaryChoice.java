package io.github.sentiment4j;

import java.util.stream.IntStream;

/** The choice between negative and positive only, on the texts that are either. */
final class BinaryChoice {

  private BinaryChoice() {}

  static Answered polarRows(Answered set, String name) {
    return set.where(name, row -> set.labels().get(row) != Sentiment.Label.NEUTRAL);
  }

  static boolean right(Sentiment answer, Sentiment.Label label) {
    return answer.positive() > answer.negative() == (label == Sentiment.Label.POSITIVE);
  }

  /** The share of right choices, in [0, 1]. */
  static double accuracy(Answered polar) {
    return IntStream.range(0, polar.labels().size())
            .filter(row -> right(polar.answers().get(row), polar.labels().get(row)))
            .count()
        / (double) polar.labels().size();
  }
}
