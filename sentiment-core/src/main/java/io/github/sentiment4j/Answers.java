package io.github.sentiment4j;

import java.util.Arrays;
import java.util.List;

/**
 * The sentiments of a list of texts, summed up window by window: scores are averaged by length,
 * then made to probabilities.
 */
final class Answers {

  private final Sentiment prior;
  private final float[] sums;
  private final long[] tokens;

  Answers(int texts, Sentiment prior) {
    this.prior = prior;
    sums = new float[texts * Scorer.LABELS];
    tokens = new long[texts];
  }

  /**
   * Adds the scores of one of a text's windows, which stand in {@code scores} from {@code offset}
   * on.
   */
  void add(int text, float[] scores, int offset, int length) {
    tokens[text] += length;
    float share = length / (float) tokens[text];
    for (int label = 0; label < Scorer.LABELS; label++) {
      int sum = text * Scorer.LABELS + label;
      // A single window keeps its scores exactly: its share is 1.
      sums[sum] += (scores[offset + label] - sums[sum]) * share;
    }
  }

  List<Sentiment> toList() {
    Sentiment[] sentiments = new Sentiment[tokens.length];
    Arrays.setAll(
        sentiments, text -> tokens[text] == 0 ? prior : softmax(sums, text * Scorer.LABELS));
    return List.of(sentiments);
  }

  /** Makes the scores that stand from {@code offset} on to probabilities. */
  static Sentiment softmax(float[] scores, int offset) {
    float highest = Math.max(scores[offset], Math.max(scores[offset + 1], scores[offset + 2]));
    double negative = Math.exp(scores[offset] - highest);
    double neutral = Math.exp(scores[offset + 1] - highest);
    double positive = Math.exp(scores[offset + 2] - highest);
    double sum = negative + neutral + positive;
    return new Sentiment(
        (float) (negative / sum), (float) (neutral / sum), (float) (positive / sum));
  }
}
