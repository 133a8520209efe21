package io.github.sentiment4j.examples.precompute;

/** The input has no column of texts by the name that was asked for. */
final class NoColumnException extends Exception {

  private static final long serialVersionUID = 1;

  NoColumnException(String message) {
    super(message);
  }
}
