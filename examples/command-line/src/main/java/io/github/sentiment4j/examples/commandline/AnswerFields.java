package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sentiment4j.Sentiment;
import java.util.Collection;
import java.util.List;

/**
 * The names of an answer's fields, appended to those of the input. Where the input has one of them
 * already, all are prefixed with {@code sentiment_}.
 */
final class AnswerFields {

  private static final List<String> NAMES =
      List.of("label", "confidence", "negative", "neutral", "positive");

  private final String prefix;

  AnswerFields(Collection<String> taken) {
    String free = "";
    while (NAMES.stream().map(free::concat).anyMatch(taken::contains)) {
      free += "sentiment_";
    }
    prefix = free;
  }

  List<String> names() {
    return NAMES.stream().map(prefix::concat).toList();
  }

  ObjectNode append(Row row, Sentiment sentiment) throws BadRowException {
    for (String name : names()) {
      if (row.fields().has(name)) {
        throw new BadRowException(row.line(), "a field \"" + name + "\", unlike the first row");
      }
    }
    return row.fields()
        .deepCopy()
        .put(prefix + "label", sentiment.label().name())
        .put(prefix + "confidence", sentiment.confidence())
        .put(prefix + "negative", sentiment.negative())
        .put(prefix + "neutral", sentiment.neutral())
        .put(prefix + "positive", sentiment.positive());
  }
}
