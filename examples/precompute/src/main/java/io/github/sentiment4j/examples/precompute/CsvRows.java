package io.github.sentiment4j.examples.precompute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.CodecStreams;

/**
 * The rows of a CSV file with a header, in the columns of {@link InputFormat}. A row whose quotes
 * are broken costs its first line: Spark's own reader takes all that follows a quote that is not
 * closed for one text. Line breaks in a cell stay as they are: it would hash others.
 */
final class CsvRows implements Iterator<Row> {

  /** A longer line, or a row of lines that are longer together, is not read. */
  static final int MAX_LENGTH = 1 << 24;

  /** Stands for a longer line: it breaks a row, whether a quote is open or not. */
  private static final String BROKEN = "\"x\"x";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final Reader in;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final int columns;
  private final int textIndex;
  private List<String> next;

  CsvRows(String file, InputStream in, String column) throws NoColumnException {
    this.file = file;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String first = line();
    if (first != null) {
      ahead.push(first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first);
    }
    List<String> header = cells();
    if (header == null || header.isEmpty()) {
      throw new NoColumnException(file + ": no CSV header");
    }
    columns = header.size();
    textIndex = header.indexOf(column);
    if (textIndex < 0) {
      throw new NoColumnException(
          file + ": no column \"" + column + "\" among the " + columns + " of the header");
    }
    if (textIndex < header.lastIndexOf(column)) {
      throw new NoColumnException(file + ": two columns \"" + column + "\"");
    }
    next = cells();
  }

  /** Opens a file, compressed or not, which is closed with the task of Spark's that reads it. */
  static CsvRows open(String file, Configuration hadoop, String column) throws NoColumnException {
    Path path = new Path(file);
    InputStream in = CodecStreams.createInputStreamWithCloseResource(hadoop, path);
    return new CsvRows(path.getName(), in, column);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    List<String> cells = next;
    next = cells();
    if (cells.size() != columns) {
      return InputFormat.malformed();
    }
    String text = cells.get(textIndex);
    return InputFormat.row(text.isEmpty() ? null : text);
  }

  /** Returns the cells of the next row, none if it is broken, or null after the last. */
  private List<String> cells() {
    String first = line();
    while (first != null && (first.isEmpty() || first.equals("\r"))) {
      first = line();
    }
    if (first == null) {
      return null;
    }
    CsvRecord record = new CsvRecord();
    List<String> others = new ArrayList<>();
    long length = first.length();
    record.add(first);
    while (record.isOpen() && length <= MAX_LENGTH) {
      String line = line();
      if (line == null) {
        break;
      }
      others.add(line);
      length += line.length();
      record.add(line);
    }
    if (record.isComplete()) {
      return record.cells();
    }
    for (int i = others.size() - 1; i >= 0; i--) {
      ahead.push(others.get(i));
    }
    return List.of();
  }

  /** Returns the next line without its line feed, or null after the last. */
  private String line() {
    if (!ahead.isEmpty()) {
      return ahead.poll();
    }
    try {
      int character = in.read();
      if (character < 0) {
        return null;
      }
      StringBuilder line = new StringBuilder();
      while (character >= 0 && character != '\n') {
        if (line.length() <= MAX_LENGTH) {
          line.append((char) character);
        }
        character = in.read();
      }
      return line.length() > MAX_LENGTH ? BROKEN : line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
