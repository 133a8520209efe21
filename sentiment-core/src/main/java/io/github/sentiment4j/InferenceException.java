package io.github.sentiment4j;

/** Thrown when the engine fails during a call. The message never contains the text. */
public final class InferenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InferenceException(String message, Throwable cause) {
    super(message, cause);
  }
}
