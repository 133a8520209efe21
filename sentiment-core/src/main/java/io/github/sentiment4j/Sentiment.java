package io.github.sentiment4j;

/**
 * The sentiment of a text: how probable it is that a careful reader calls the text negative,
 * neutral or positive.
 *
 * <p>The probabilities are calibrated on labelled texts of several domains: they say how often such
 * an answer is right. {@link #confidence()} tells what to make of that.
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
    boolean inRange =
        Math.min(negative, Math.min(neutral, positive)) >= 0
            && Math.max(negative, Math.max(neutral, positive)) <= 1;
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

  /** {@return the most probable label; of equals neutral before positive before negative} */
  public Label label() {
    if (neutral >= negative && neutral >= positive) {
      return Label.NEUTRAL;
    }
    return negative > positive ? Label.NEGATIVE : Label.POSITIVE;
  }

  /**
   * Tells how sure the answer is: the probability of the {@linkplain #label() label}.
   *
   * <p>Of a hundred answers given with a confidence of about 0.8, about eighty agree with what
   * people say of the text, and twenty do not; which ones cannot be known. This holds on average
   * over tweets, reviews and forum comments; on texts of another kind, compare a few hundred
   * answers with labels of your own. It is no measure of how strong the feeling is: a calm sentence
   * may be surely positive.
   *
   * <p>An application that would rather have no answer than a wrong one chooses a confidence below
   * which it says "not sure":
   *
   * <pre>{@code
   * Sentiment sentiment = classifier.predict(text);
   * String answer = sentiment.confidence() < 0.7f ? "not sure" : sentiment.label().toString();
   * }</pre>
   *
   * A higher threshold leaves fewer answers and more of them right; the model card has a table of
   * how many of each.
   *
   * @return a probability in [1/3, 1]
   */
  public float confidence() {
    return Math.max(neutral, Math.max(negative, positive));
  }
}
