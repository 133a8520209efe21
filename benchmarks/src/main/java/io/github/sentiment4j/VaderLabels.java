package io.github.sentiment4j;

import java.util.List;

/**
 * VADER's compound score as one of three labels, by the thresholds that its documentation gives:
 * positive from 0.05 on, negative from -0.05 on.
 */
final class VaderLabels {

  private static final float THRESHOLD = 0.05f;

  private VaderLabels() {}

  static List<Sentiment> of(List<String> texts) {
    VaderPeer vader = new VaderPeer();
    return texts.stream().map(text -> of(vader.score(text))).toList();
  }

  /** An answer of which only the label and the side count: VADER has no probabilities. */
  static Sentiment of(float compound) {
    if (Math.abs(compound) < THRESHOLD) {
      return new Sentiment(0.25f - compound, 0.5f, 0.25f + compound);
    }
    return compound < 0 ? new Sentiment(1, 0, 0) : new Sentiment(0, 0, 1);
  }
}
