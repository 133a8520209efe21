package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sentiment4j.Sentiment;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CSV: the row's columns, then the answer's. The columns are the CSV input's, or those of the first
 * row.
 */
final class CsvResults implements Results {

  private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");

  private final Writer out;
  private List<String> inputColumns;
  private AnswerFields answer;

  CsvResults(Writer out, List<String> inputColumns) throws IOException {
    this.out = out;
    if (!inputColumns.isEmpty()) {
      writeHeader(inputColumns);
    }
  }

  @Override
  public void write(Row row, Sentiment sentiment) throws IOException, BadRowException {
    if (answer == null) {
      writeHeader(row.names());
    }
    if (!inputColumns.containsAll(row.names())) {
      throw new BadRowException(
          row.line(),
          "a field that the first row lacks, which CSV cannot hold: use --output jsonl");
    }
    ObjectNode fields = answer.append(row, sentiment);
    writeLine(columns().map(name -> cell(fields.path(name))));
  }

  private void writeHeader(List<String> inputColumns) throws IOException {
    this.inputColumns = inputColumns;
    answer = new AnswerFields(inputColumns);
    writeLine(columns());
  }

  private Stream<String> columns() {
    return Stream.concat(inputColumns.stream(), answer.names().stream());
  }

  private static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private void writeLine(Stream<String> cells) throws IOException {
    out.write(cells.map(CsvResults::quoted).collect(Collectors.joining(",", "", "\n")));
  }

  private static String quoted(String cell) {
    return NEEDS_QUOTES.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
