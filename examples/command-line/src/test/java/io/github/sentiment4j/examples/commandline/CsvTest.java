package io.github.sentiment4j.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static final CsvSchema WITH_HEADER = CsvSchema.emptySchema().withHeader();

  @Test
  void cellsAreKeptAndAnswersAppended() throws IOException {
    StringWriter csv = new StringWriter();
    CsvSchema schema =
        CsvSchema.builder().addColumn("id").addColumn("text").addColumn("b c").build();
    List<Map<String, String>> rows =
        List.of(
            Map.of("id", "001", "text", "I love it", "b c", ""),
            Map.of("id", "2", "text", "two\nlines, \"love\"\r\nthree", "b c", " x "),
            Map.of("id", "3", "text", "", "b c", "\""),
            Map.of("id", "4", "text", "\u4F60\u597D \uD83D\uDE00 na\u00EFve", "b c", "\ttab"));
    new CsvMapper().writer(schema.withHeader()).writeValues(csv).writeAll(rows).close();

    Cli.Outcome outcome = csv(csv.toString());

    List<Map<String, String>> answered = read(outcome.out());
    assertThat(outcome.exitCode()).isZero();
    assertThat(answered).hasSize(4);
    for (int i = 0; i < answered.size(); i++) {
      assertThat(answered.get(i))
          .containsAllEntriesOf(rows.get(i))
          .containsOnlyKeys(
              "id", "text", "b c", "label", "confidence", "negative", "neutral", "positive");
    }
    assertThat(answered.get(1)).containsEntry("label", "POSITIVE").containsEntry("positive", "0.9");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreNoPartOfAnyCell() throws IOException {
    Cli.Outcome outcome = csv("\uFEFFtext,id\r\nI love it,1\r\n\r\n\"love\",2\r\n");

    assertThat(read(outcome.out()))
        .extracting("text", "id")
        .containsExactly(tuple("I love it", "1"), tuple("love", "2"));
    assertThat(outcome.err()).isEqualTo("2 scored, 0 bad\n");
  }

  @Test
  void blankLineIsABlankTextWhereThereIsOneColumn() throws IOException {
    Cli.Outcome outcome = csv("text\nlove\n\nlove\n");

    assertThat(read(outcome.out()))
        .extracting("label")
        .containsExactly("POSITIVE", "NEUTRAL", "POSITIVE");
  }

  @Test
  void columnThatIsThereAlreadyIsKept() throws IOException {
    Cli.Outcome once = csv("text,label\nlove,gold\n");
    Cli.Outcome twice = csv(once.out());

    assertThat(read(twice.out()).get(0))
        .containsEntry("label", "gold")
        .containsEntry("sentiment_label", "POSITIVE")
        .containsEntry("sentiment_sentiment_label", "POSITIVE");
  }

  @Test
  void headerAloneIsAnswered() {
    assertThat(csv("id,text\n").out())
        .isEqualTo("id,text,label,confidence,negative,neutral,positive\n");
  }

  @Test
  void unusableHeaderIsAUsageError() {
    assertThat(csv("").err()).isEqualTo("sentiment: line 1: no CSV header (see --help)\n");
    assertThat(csv("text,a,a\n").err())
        .isEqualTo("sentiment: line 1: the header names a column twice (see --help)\n");
    assertThat(csv("text,\"a\n1,2\n").err())
        .isEqualTo("sentiment: line 1: a quote is not closed (see --help)\n");
    assertThat(csv("").exitCode()).isEqualTo(2);
  }

  @Test
  void wrongNumberOfCellsIsBad() throws IOException {
    Cli.Outcome outcome = csv("id,text\n1\n2,\"a\nb\",c\n5,love\n");

    assertThat(read(outcome.out())).extracting("id").containsExactly("5");
    assertThat(outcome.err())
        .isEqualTo(
            """
            line 2: number of cells is 1, not 2 as in the header
            lines 3 to 4: number of cells is 3, not 2 as in the header
            1 scored, 2 bad
            """);
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void lineNumbersCountTheLinesInsideQuotes() {
    Cli.Outcome outcome = csv("id,text\n1,\"a\n\n\nb\"\n5\n");

    assertThat(outcome.err())
        .isEqualTo("line 6: number of cells is 1, not 2 as in the header\n1 scored, 1 bad\n");
  }

  @Test
  void brokenQuoteCostsItsOwnLine() throws IOException {
    Cli.Outcome outcome =
        csv("id,text\n1,\"secret\n2,love\n3,\"love\"\n4,se\"cret\n5,\"x\"y\n6,love\n");

    assertThat(read(outcome.out())).extracting("id").containsExactly("2", "3", "6");
    assertThat(outcome.err())
        .isEqualTo(
            """
            line 2: a quote in the middle of a cell, on line 4
            line 5: a quote in the middle of a cell
            line 6: a quote in the middle of a cell
            3 scored, 3 bad
            """);
  }

  @Test
  void quoteThatIsNeverClosedCostsItsOwnLine() throws IOException {
    Cli.Outcome outcome = csv("id,text\n1,\"secret\n" + "2,love\n".repeat(2000) + "3,love");

    assertThat(read(outcome.out())).hasSize(2001);
    assertThat(outcome.err()).isEqualTo("line 2: a quote is not closed\n2001 scored, 1 bad\n");
  }

  @Test
  void openQuoteDoesNotReadAHugeFileIntoMemory() {
    String line = "2," + "x".repeat(1 << 16) + "\n";

    Cli.Outcome outcome = csv("id,text\n1,\"secret\n" + line.repeat(300) + "3,\"love\"\n");

    assertThat(outcome.err()).isEqualTo("line 2: a quote is not closed\n301 scored, 1 bad\n");
  }

  @Test
  void malformedUtf8InsideQuotesCostsTheRow() {
    byte[] csv = "id,text\n1,\"a\nb?\nc\"\n2,love\n".getBytes(StandardCharsets.UTF_8);
    csv[new String(csv, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;

    Cli.Outcome outcome = Cli.run(csv, "--input-format", "csv", "--output", "csv");

    assertThat(outcome.err()).isEqualTo("line 3: not valid UTF-8\n1 scored, 1 bad\n");
  }

  @Test
  void malformedUtf8AfterAnOpenQuoteCostsItsOwnLine() throws IOException {
    byte[] csv = "id,text\n1,\"a?\n2,love\n3,love\n".getBytes(StandardCharsets.UTF_8);
    csv[new String(csv, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xFF;

    Cli.Outcome outcome = Cli.run(csv, "--input-format", "csv", "--output", "csv");

    assertThat(read(outcome.out())).extracting("id").containsExactly("2", "3");
    assertThat(outcome.err()).isEqualTo("line 2: not valid UTF-8\n2 scored, 1 bad\n");
  }

  private static Cli.Outcome csv(String in) {
    return Cli.run(in, "--input-format", "csv", "--output", "csv");
  }

  private static List<Map<String, String>> read(String csv) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(WITH_HEADER).readValues(csv)) {
      return rows.readAll();
    }
  }
}
