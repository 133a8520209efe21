package io.github.sentiment4j.examples.commandline;

/**
 * Thrown for a row that cannot be scored. The message names the line and the reason, and never
 * contains the text.
 */
final class BadRowException extends Exception {

  private static final long serialVersionUID = 1L;

  BadRowException(long line, String reason) {
    this("line " + line, reason);
  }

  BadRowException(String place, String reason) {
    super(place + ": " + reason, null, false, false);
  }
}
