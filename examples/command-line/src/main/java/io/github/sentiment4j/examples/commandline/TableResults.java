package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.Sentiment;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;
import picocli.CommandLine.Help.Ansi;

/** A table for people: one line a row, with the text last and shortened to the terminal. */
final class TableResults implements Results {

  private static final String HEADER = "LABEL     CONFIDENCE  NEGATIVE  NEUTRAL  POSITIVE  TEXT";
  private static final String NUMBERS = "  %10.2f  %8.2f  %7.2f  %8.2f  ";
  private static final int LABEL_COLUMNS = 8;
  private static final int TEXT_START = HEADER.indexOf("TEXT");
  private static final int MIN_TEXT_COLUMNS = 16;
  private static final String ELLIPSIS = "\u2026";

  /** What would break the line, command the terminal or turn the reading direction. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\s\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");

  private final Writer out;
  private final Ansi ansi;
  private final int textColumns;

  /**
   * Begins a table.
   *
   * @param terminalColumns width of the terminal, or 0 if the table goes elsewhere
   */
  TableResults(Writer out, Ansi ansi, int terminalColumns) throws IOException {
    this.out = out;
    this.ansi = ansi;
    textColumns =
        terminalColumns == 0
            ? Integer.MAX_VALUE
            : Math.max(MIN_TEXT_COLUMNS, terminalColumns - TEXT_START);
    out.write(ansi.string("@|bold " + HEADER + "|@") + "\n");
  }

  @Override
  public void write(Row row, Sentiment sentiment) throws IOException {
    String style =
        switch (sentiment.label()) {
          case NEGATIVE -> "red";
          case NEUTRAL -> "faint";
          case POSITIVE -> "green";
        };
    String label = sentiment.label().name();
    out.write(ansi.string("@|" + style + " " + label + "|@"));
    out.write(" ".repeat(LABEL_COLUMNS - label.length()));
    out.write(
        String.format(
            Locale.ROOT,
            NUMBERS,
            sentiment.confidence(),
            sentiment.negative(),
            sentiment.neutral(),
            sentiment.positive()));
    out.write(shortened(CONTROLS.matcher(row.text()).replaceAll(" ").strip()) + "\n");
  }

  private String shortened(String text) {
    int columns = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      columns += Math.max(0, WCWidth.wcwidth(text.codePointAt(i)));
      if (columns > textColumns) {
        return text.substring(0, end) + ELLIPSIS;
      }
      if (columns < textColumns) {
        end = i + Character.charCount(text.codePointAt(i));
      }
    }
    return text;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
