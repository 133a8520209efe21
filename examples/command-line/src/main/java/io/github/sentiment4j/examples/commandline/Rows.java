package io.github.sentiment4j.examples.commandline;

import java.io.IOException;
import java.util.List;

/** The rows of an input, in their order. */
interface Rows {

  /** The columns that every row has, or none if that is not known before the rows are read. */
  List<String> columns();

  /**
   * Returns the next row, or null after the last.
   *
   * @throws BadRowException if the next row cannot be scored; those after it can be read
   */
  Row next() throws IOException, BadRowException;
}
