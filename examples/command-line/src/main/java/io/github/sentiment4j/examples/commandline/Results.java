package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.Sentiment;
import java.io.IOException;

/** Where the answers go. */
interface Results {

  /**
   * Writes a row and its answer.
   *
   * @throws BadRowException if the format cannot hold the row; nothing of it has been written
   */
  void write(Row row, Sentiment sentiment) throws IOException, BadRowException;

  void flush() throws IOException;
}
