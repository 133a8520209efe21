package io.github.sentiment4j.examples.commandline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** What the output looks like. */
enum OutputFormat {
  TABLE,
  CSV,
  JSONL;

  /**
   * Begins an output.
   *
   * @param columns the columns of every row of the input, or none if not known
   */
  Results open(Writer out, List<String> columns) throws IOException {
    Writer buffered = new BufferedWriter(out);
    return switch (this) {
      case TABLE -> new TableResults(buffered, Ansi.AUTO, Terminal.outputColumns());
      case CSV -> new CsvResults(buffered, columns);
      case JSONL -> new JsonLinesResults(buffered);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
