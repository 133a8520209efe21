package io.github.sentiment4j;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a classifier cannot be created: the message says what is wrong with which file, and
 * what can be done.
 */
public final class ModelLoadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelLoadException(String message) {
    this(message, null);
  }

  /**
   * For models of one's own, and for tests of what an application does then.
   *
   * @param message what is wrong, and what can be done
   * @param cause what it comes from, if anything
   */
  public ModelLoadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
