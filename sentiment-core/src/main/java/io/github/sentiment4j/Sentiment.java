package io.github.sentiment4j;

/**
 * The sentiment of a text: how probable it is that a careful reader calls the text negative,
 * neutral or positive.
 *
 * <p>The probabilities are calibrated on labelled texts of several domains: of all answers given
 * with a confidence of about 0.8, about eight in ten agree with the human label.
 *
 * @param negative probability that the text is negative, in [0, 1]
 * @param neutral probability that the text has no clear sentiment, in [0, 1]
 * @param positive probability that the text is positive, in [0, 1]
 */
public record Sentiment(float negative, float neutral, float positive) {

  /** The three answers. */
  public enum Label {
    /** The author feels negatively about something. */
    NEGATIVE,
    /** No clear feeling: facts, questions, plans, or too little to tell. */
    NEUTRAL,
    /** The author feels positively about something. */
    POSITIVE
  }

  /**
   * Checks the probabilities.
   *
   * @param negative probability that the text is negative
   * @param neutral probability that the text has no clear sentiment
   * @param positive probability that the text is positive
   * @throws IllegalArgumentException if one is outside [0, 1] or their sum is further than 0.001
   *     from 1
   */
  public Sentiment {
    boolean inRange = negative >= 0 && neutral >= 0 && positive >= 0;
    if (!inRange || !(Math.abs(negative + neutral + positive - 1) <= 0.001f)) {
      throw new IllegalArgumentException(
          "Probabilities must be in [0, 1] and sum to 1: "
              + negative
              + ", "
              + neutral
              + ", "
              + positive);
    }
  }

  /** {@return the most probable label; the more neutral one of equals} */
  public Label label() {
    if (neutral >= negative && neutral >= positive) {
      return Label.NEUTRAL;
    }
    return negative > positive ? Label.NEGATIVE : Label.POSITIVE;
  }

  /** {@return the probability of the {@linkplain #label() label}, in [1/3, 1]} */
  public float confidence() {
    return Math.max(neutral, Math.max(negative, positive));
  }
}
