package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.Sentiment;
import java.io.IOException;
import java.io.Writer;

/** One JSON object a line: the row's fields, then the answer's. */
final class JsonLinesResults implements Results {

  private final Writer out;
  private AnswerFields answer;

  JsonLinesResults(Writer out) {
    this.out = out;
  }

  @Override
  public void write(Row row, Sentiment sentiment) throws IOException, BadRowException {
    if (answer == null) {
      answer = new AnswerFields(row.names());
    }
    out.write(answer.append(row, sentiment) + "\n");
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
