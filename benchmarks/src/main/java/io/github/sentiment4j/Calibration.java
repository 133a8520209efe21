package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How far the probabilities can be believed. */
final class Calibration {

  /** As many as in most publications. */
  static final int ERROR_BINS = 15;

  /** A probability of 0 in float arithmetic would cost infinitely much. */
  private static final double LEAST = 1e-7;

  private Calibration() {}

  /** The figures of a set. */
  record Figures(String name, double expectedError, double brier, double negativeLogLikelihood) {}

  static Figures figures(Answered set) {
    return new Figures(set.name(), expectedError(set), brier(set), negativeLogLikelihood(set));
  }

  /**
   * The answers of about equal confidence.
   *
   * @param confidence their mean confidence
   * @param accuracy the share of them that is right
   */
  record Bin(double from, double to, int answers, double confidence, double accuracy) {}

  /**
   * What is left when answers below a confidence are not used.
   *
   * @param coverage the share of the answers that is left
   * @param accuracy the share of these that is right
   */
  record Kept(double confidence, double coverage, double accuracy) {}

  /** The answers in equally wide bins of confidence, without the empty ones. */
  static List<Bin> bins(Answered set, int bins) {
    List<Bin> filled = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      int index = bin;
      Answered rows =
          set.where(
              set.name(),
              row ->
                  Math.min((int) (set.answers().get(row).confidence() * bins), bins - 1) == index);
      int answers = rows.labels().size();
      if (answers > 0) {
        filled.add(
            new Bin(
                (double) bin / bins,
                (bin + 1.0) / bins,
                answers,
                rows.answers().stream().mapToDouble(Sentiment::confidence).sum() / answers,
                accuracy(rows)));
      }
    }
    return filled;
  }

  /**
   * Expected calibration error: the mean distance between confidence and accuracy, bin by bin (Guo
   * et al. 2017, arXiv:1706.04599).
   */
  static double expectedError(Answered set) {
    return bins(set, ERROR_BINS).stream()
            .mapToDouble(bin -> bin.answers() * Math.abs(bin.confidence() - bin.accuracy()))
            .sum()
        / set.labels().size();
  }

  /**
   * Brier score over the three labels: 0 is perfect, 2/3 is always a third for each, 2 the worst.
   */
  static double brier(Answered set) {
    double sum = 0;
    for (int row = 0; row < set.labels().size(); row++) {
      for (Sentiment.Label label : Sentiment.Label.values()) {
        double missed =
            probability(set.answers().get(row), label) - (label == set.labels().get(row) ? 1 : 0);
        sum += missed * missed;
      }
    }
    return sum / set.labels().size();
  }

  /** Mean negative logarithm of the right label's probability: always a third for each is 1.10. */
  static double negativeLogLikelihood(Answered set) {
    return IntStream.range(0, set.labels().size())
            .mapToDouble(
                row -> {
                  double right = probability(set.answers().get(row), set.labels().get(row));
                  return -Math.log(Math.max(right, LEAST));
                })
            .sum()
        / set.labels().size();
  }

  static List<Kept> notSure(Answered set, double... confidences) {
    List<Kept> kept = new ArrayList<>();
    for (double confidence : confidences) {
      Answered rows =
          set.where(set.name(), row -> set.answers().get(row).confidence() >= confidence);
      kept.add(
          new Kept(
              confidence, (double) rows.labels().size() / set.labels().size(), accuracy(rows)));
    }
    return kept;
  }

  private static double accuracy(Answered set) {
    return new Confusion(set.labels(), set.answeredLabels()).accuracy();
  }

  static double probability(Sentiment answer, Sentiment.Label label) {
    return switch (label) {
      case NEGATIVE -> answer.negative();
      case NEUTRAL -> answer.neutral();
      case POSITIVE -> answer.positive();
    };
  }
}
