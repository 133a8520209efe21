package io.github.sentiment4j;

import org.jspecify.annotations.Nullable;

/** Thrown when the engine fails during a call. The message never contains the text. */
public final class InferenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * For tests of what an application does then.
   *
   * @param message what failed, without the text
   * @param cause what it comes from, if anything
   */
  public InferenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
