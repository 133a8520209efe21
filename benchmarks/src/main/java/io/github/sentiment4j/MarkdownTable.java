package io.github.sentiment4j;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table in Markdown: its first columns hold words, the others numbers. */
final class MarkdownTable {

  private final StringBuilder lines = new StringBuilder();

  MarkdownTable(int wordColumns, String... headings) {
    row((Object[]) headings);
    for (int i = 0; i < headings.length; i++) {
      lines.append(i < wordColumns ? "|---" : "|---:");
    }
    lines.append("|\n");
  }

  MarkdownTable row(Object... cells) {
    lines.append(
        Arrays.stream(cells)
            .map(cell -> cell instanceof Integer number ? count(number) : cell.toString())
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    return this;
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  static String decimals(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }

  @Override
  public String toString() {
    return lines.toString().stripTrailing();
  }
}
