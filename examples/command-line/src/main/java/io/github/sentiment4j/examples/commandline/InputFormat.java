package io.github.sentiment4j.examples.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What the input looks like. */
enum InputFormat {
  TXT,
  CSV,
  JSONL;

  /** Returns the format that the file's ending names, or null. */
  static InputFormat byEnding(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (InputFormat format : values()) {
      if (name.endsWith("." + format)) {
        return format;
      }
    }
    return null;
  }

  Rows open(Lines lines, String column) throws IOException, BadRowException {
    return switch (this) {
      case TXT -> new TextRows(lines);
      case CSV -> new CsvRows(lines, column);
      case JSONL -> new JsonLinesRows(lines, column);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
