package io.github.sentiment4j;

import java.util.Arrays;
import java.util.List;

/**
 * The sentiments of a list of texts, summed up window by window: scores are averaged by length,
 * then turned into probabilities.
 */
final class Answers {

  private final Sentiment prior;

  /**
   * By text and label, the sum of scores times tokens: in double, so that the order of the windows
   * is lost when an answer is rounded to float.
   */
  private final double[] sums;

  private final long[] tokens;

  Answers(int texts, Sentiment prior) {
    this.prior = prior;
    sums = new double[texts * Scorer.LABELS];
    tokens = new long[texts];
  }

  /**
   * Adds the scores of one of a text's windows, which stand in {@code scores} from {@code offset}
   * on.
   */
  void add(int text, float[] scores, int offset, int length) {
    tokens[text] += length;
    for (int label = 0; label < Scorer.LABELS; label++) {
      sums[text * Scorer.LABELS + label] += (double) scores[offset + label] * length;
    }
  }

  List<Sentiment> toList() {
    Sentiment[] sentiments = new Sentiment[tokens.length];
    Arrays.setAll(sentiments, text -> tokens[text] == 0 ? prior : mean(text));
    return List.of(sentiments);
  }

  private Sentiment mean(int text) {
    int first = text * Scorer.LABELS;
    double all = tokens[text];
    return softmax(sums[first] / all, sums[first + 1] / all, sums[first + 2] / all);
  }

  /** Turns scores into probabilities. */
  static Sentiment softmax(double negative, double neutral, double positive) {
    double highest = Math.max(negative, Math.max(neutral, positive));
    double negativeShare = Math.exp(negative - highest);
    double neutralShare = Math.exp(neutral - highest);
    double positiveShare = Math.exp(positive - highest);
    double sum = negativeShare + neutralShare + positiveShare;
    return new Sentiment(
        (float) (negativeShare / sum), (float) (neutralShare / sum), (float) (positiveShare / sum));
  }
}
