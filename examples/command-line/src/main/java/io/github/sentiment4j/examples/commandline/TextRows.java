package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;

/** One text a line. */
final class TextRows implements Rows {

  private static final String COLUMN = "text";

  private final Lines lines;

  TextRows(Lines lines) {
    this.lines = lines;
  }

  @Override
  public List<String> columns() {
    return List.of(COLUMN);
  }

  @Override
  public Row next() throws IOException, BadRowException {
    Lines.Line line = lines.next();
    if (line == null) {
      return null;
    }
    line.check();
    String text = line.text();
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    return new Row(line.number(), text, JsonNodeFactory.instance.objectNode().put(COLUMN, text));
  }
}
