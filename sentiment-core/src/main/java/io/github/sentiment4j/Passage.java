package io.github.sentiment4j;

import java.util.Objects;

/**
 * A part of a text that the model reads at once, and its sentiment by itself.
 *
 * @param start index of its first character in the text, as in {@link String#substring(int, int)}
 * @param end index after its last character
 * @param sentiment the sentiment of this part, read alone
 */
public record Passage(int start, int end, Sentiment sentiment) {

  /**
   * Checks the indexes.
   *
   * @param start index of its first character in the text
   * @param end index after its last character
   * @param sentiment the sentiment of this part
   * @throws IllegalArgumentException if {@code start} is negative or greater than {@code end}
   */
  public Passage {
    if (start < 0 || start > end) {
      throw new IllegalArgumentException("A passage from " + start + " to " + end);
    }
    Objects.requireNonNull(sentiment, "sentiment");
  }
}
