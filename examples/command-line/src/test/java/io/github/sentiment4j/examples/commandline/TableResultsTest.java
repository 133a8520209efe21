package io.github.sentiment4j.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TableResultsTest {

  private static final int TEXT_START = 51;

  @Test
  void textIsShortenedToTheTerminal() throws IOException {
    assertThat(text("0123456789abcdefghij", TEXT_START + 20)).isEqualTo("0123456789abcdefghij");
    assertThat(text("0123456789abcdefghijk", TEXT_START + 20))
        .isEqualTo("0123456789abcdefghi\u2026");
    assertThat(text("0123456789abcdefghijk", 10)).isEqualTo("0123456789abcde\u2026");
    assertThat(text("x".repeat(5000), 0)).hasSize(5000);
  }

  @Test
  void wideCharactersTakeTwoColumns() throws IOException {
    assertThat(text("\uD83D\uDE00".repeat(10), TEXT_START + 20))
        .isEqualTo("\uD83D\uDE00".repeat(10));
    assertThat(text("\uD83D\uDE00".repeat(11), TEXT_START + 20))
        .isEqualTo("\uD83D\uDE00".repeat(9) + "\u2026");
  }

  @Test
  void textCannotBreakTheLineNorCommandTheTerminal() throws IOException {
    assertThat(text("a\nb\r\nc\td\u001B[31me\u009Bf\u202Eg", 0)).isEqualTo("a b c d [31me f g");
  }

  @Test
  void labelsAreColouredWhereThatIsWanted() throws IOException {
    StringWriter out = new StringWriter();

    new TableResults(out, Ansi.ON, 0).write(row("love @|red it|@"), Cli.WORDS.predict("love"));

    assertThat(out.toString())
        .contains("\u001B[32mPOSITIVE\u001B[39m")
        .endsWith("love @|red it|@\n");
  }

  private static String text(String text, int terminalColumns) throws IOException {
    StringWriter out = new StringWriter();
    new TableResults(out, Ansi.OFF, terminalColumns).write(row(text), Cli.WORDS.predict(text));
    return out.toString().lines().toList().get(1).substring(TEXT_START);
  }

  private static Row row(String text) {
    return new Row(1, text, JsonNodeFactory.instance.objectNode());
  }
}
