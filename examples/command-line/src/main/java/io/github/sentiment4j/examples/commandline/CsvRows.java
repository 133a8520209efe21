package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The rows of a CSV file with a header. A row whose quotes are broken costs its first line: reading
 * goes on with the second, so that one stray quote cannot swallow the rest of the file.
 */
final class CsvRows implements Rows {

  private final Lines lines;
  private final List<String> header;
  private final int textIndex;

  CsvRows(Lines lines, String column) throws IOException, BadRowException {
    this.lines = lines;
    Lines.Line first = lines.next();
    if (first == null) {
      throw new BadRowException(1, "no CSV header");
    }
    header = read(first).cells();
    textIndex = header.indexOf(column);
    if (textIndex < 0) {
      throw new BadRowException(
          1, "no column \"" + column + "\" among the " + header.size() + " of the header");
    }
    if (new HashSet<>(header).size() < header.size()) {
      throw new BadRowException(1, "the header names a column twice");
    }
  }

  @Override
  public List<String> columns() {
    return header;
  }

  @Override
  public Row next() throws IOException, BadRowException {
    Lines.Line line = lines.next();
    while (line != null && header.size() > 1 && line.text().isBlank()) {
      line = lines.next();
    }
    return line == null ? null : row(read(line));
  }

  private Row row(Cells read) throws BadRowException {
    List<String> cells = read.cells();
    if (cells.size() != header.size()) {
      String place =
          read.first() == read.last()
              ? "line " + read.first()
              : "lines " + read.first() + " to " + read.last();
      throw new BadRowException(
          place,
          "number of cells is " + cells.size() + ", not " + header.size() + " as in the header");
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < cells.size(); i++) {
      fields.put(header.get(i), cells.get(i));
    }
    return new Row(read.first(), cells.get(textIndex), fields);
  }

  private record Cells(long first, long last, List<String> cells) {}

  private Cells read(Lines.Line first) throws IOException, BadRowException {
    CsvRecord record = new CsvRecord();
    List<Lines.Line> others = new ArrayList<>();
    Lines.Line last = first;
    long length = first.text().length();
    record.add(first.text());
    while (record.isOpen() && length <= Lines.MAX_LENGTH) {
      Lines.Line line = lines.next();
      if (line == null) {
        break;
      }
      others.add(line);
      last = line;
      length += line.text().length();
      record.add(line.text());
    }
    if (!record.isComplete()) {
      lines.unread(others);
      first.check();
      String reason = record.isOpen() ? "a quote is not closed" : "a quote in the middle of a cell";
      String place = last == first || record.isOpen() ? "" : ", on line " + last.number();
      throw new BadRowException(first.number(), reason + place);
    }
    first.check();
    for (Lines.Line line : others) {
      line.check();
    }
    return new Cells(first.number(), last.number(), record.cells());
  }
}
