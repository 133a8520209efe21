package io.github.sentiment4j.examples.ondemand;

/** Thrown when a version may not answer: the message says which check it failed. */
final class RejectedVersionException extends Exception {

  private static final long serialVersionUID = 1L;

  RejectedVersionException(String message) {
    super(message);
  }

  RejectedVersionException(String message, Throwable cause) {
    super(message, cause);
  }
}
