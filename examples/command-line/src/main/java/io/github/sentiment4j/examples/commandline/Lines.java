package io.github.sentiment4j.examples.commandline;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of UTF-8 input: one that is not UTF-8, or endless, is only itself lost. */
final class Lines implements Closeable {

  /** A longer line, or a row of lines that are longer together, is not read. */
  static final int MAX_LENGTH = 1 << 24;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * A line.
   *
   * @param number its number, from 1
   * @param text the line without its line feed, but with a carriage return before that
   * @param defect why {@code text} is not what the input says, or null
   */
  record Line(long number, String text, String defect) {

    void check() throws BadRowException {
      if (defect != null) {
        throw new BadRowException(number, defect);
      }
    }
  }

  private final InputStream in;
  private final Deque<Line> ahead = new ArrayDeque<>();
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private long number;
  private long bytesRead;

  Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Takes each of these texts for a line, whatever line breaks are in it. */
  static Lines of(List<String> texts) {
    Lines lines = new Lines(InputStream.nullInputStream());
    for (String text : texts) {
      // Java has put this character for bytes that the locale does not know.
      String defect =
          text.contains("\uFFFD")
              ? "an argument that this locale garbles: use standard input"
              : null;
      lines.ahead.add(new Line(++lines.number, text, defect));
    }
    return lines;
  }

  /** Returns the next line, or null after the last. */
  Line next() throws IOException {
    if (!ahead.isEmpty()) {
      return ahead.poll();
    }
    int next = in.read();
    if (next < 0) {
      return null;
    }
    buffer.reset();
    long length = 0;
    while (next >= 0 && next != '\n') {
      if (length++ < MAX_LENGTH) {
        buffer.write(next);
      }
      next = in.read();
    }
    bytesRead += length + 1;
    return line(length > MAX_LENGTH ? "longer than " + MAX_LENGTH + " bytes" : null);
  }

  private Line line(String defect) {
    number++;
    byte[] bytes = buffer.toByteArray();
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Line(
          number,
          new String(bytes, StandardCharsets.UTF_8),
          defect == null ? "not valid UTF-8" : defect);
    }
    boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
    return new Line(number, marked ? text.substring(1) : text, defect);
  }

  /** Puts lines back, to be read again. */
  void unread(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      ahead.push(lines.get(i));
    }
  }

  /** Tells whether at least the beginning of a line is there without waiting. */
  boolean ready() throws IOException {
    return !ahead.isEmpty() || in.available() > 0;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
