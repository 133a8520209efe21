package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private static final Row MALFORMED = RowFactory.create(null, "malformed");
  private static final Row NO_TEXT = RowFactory.create(null, null);

  @Test
  void cellsMayBeQuotedAndHaveSeveralLines() throws Exception {
    assertThat(rows("id,text\n1,a\n2,\"b, \"\"c\"\"\n\nd\"\n3, \n"))
        .containsExactly(text("a"), text("b, \"c\"\n\nd"), text(" "));
  }

  @Test
  void lineBreaksInCellsStay() throws Exception {
    assertThat(rows("text,id\r\n\"a\r\nb\",1\r\n\"c\nd\",2\r\ne,3"))
        .containsExactly(text("a\r\nb"), text("c\nd"), text("e"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b", "\"b\" c", "b \"c", "\"b\"\"", "b,c", ""})
  void brokenRowCostsItsLineOnly(String broken) throws Exception {
    String comma = broken.isEmpty() ? "" : ",";

    assertThat(rows("id,text\n1,a\n2" + comma + broken + "\n3,d\n4,e\n5,f\n"))
        .containsExactly(text("a"), MALFORMED, text("d"), text("e"), text("f"));
  }

  @Test
  void quoteThatALaterRowSeemsToCloseCostsItsLineOnly() throws Exception {
    assertThat(rows("text\na\n\"b\nc\n\"d\"\ne\n"))
        .containsExactly(text("a"), MALFORMED, text("c"), text("d"), text("e"));
  }

  @Test
  void endlessLineCostsItselfOnly() throws Exception {
    String endless = "x".repeat(CsvRows.MAX_LENGTH + 1);

    assertThat(rows("text\na\n" + endless + "\nb\n"))
        .containsExactly(text("a"), MALFORMED, text("b"));
    assertThat(rows("text\na\n\"" + endless + "\"\nb\n"))
        .containsExactly(text("a"), MALFORMED, text("b"));
  }

  @Test
  void emptyCellIsNoTextAndEmptyLineNoRow() throws Exception {
    assertThat(rows("\uFEFFtext\n\n\"\"\n\r\na\n\n")).containsExactly(NO_TEXT, text("a"));
    assertThat(rows("text,id\n,1\n")).containsExactly(NO_TEXT);
    assertThat(rows("text\n")).isEmpty();
  }

  @Test
  void textThatIsNotUtf8IsMalformed() throws Exception {
    byte[] csv = "text\na\nb?\nc\n".getBytes(StandardCharsets.UTF_8);
    csv[8] = (byte) 0xE9;

    assertThat(rows(csv)).containsExactly(text("a"), MALFORMED, text("c"));
  }

  @Test
  void fileWithoutTheColumnIsNamed() {
    assertThatThrownBy(() -> rows("id,review\n"))
        .isInstanceOf(NoColumnException.class)
        .hasMessage("file.csv: no column \"text\" among the 2 of the header");
    assertThatThrownBy(() -> rows("text,text\n")).hasMessage("file.csv: two columns \"text\"");
    assertThatThrownBy(() -> rows("\n")).hasMessage("file.csv: no CSV header");
    assertThatThrownBy(() -> rows("\"text\n")).hasMessage("file.csv: no CSV header");
  }

  private static Row text(String text) {
    return RowFactory.create(text, null);
  }

  private static List<Row> rows(String csv) throws NoColumnException {
    return rows(csv.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Row> rows(byte[] csv) throws NoColumnException {
    List<Row> rows = new ArrayList<>();
    new CsvRows("file.csv", new ByteArrayInputStream(csv), "text").forEachRemaining(rows::add);
    return rows;
  }
}
