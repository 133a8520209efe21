package io.github.sentiment4j.examples.ondemand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sentiment4j.InferenceException;
import io.github.sentiment4j.Sentiment;
import java.util.Map;

/** What this program writes, each as one line of JSON. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private record Line(
      String version,
      Sentiment.Label label,
      float confidence,
      float negative,
      float neutral,
      float positive) {}

  private Json() {}

  static String of(Answer answer) {
    Sentiment sentiment = answer.sentiment();
    return write(
        new Line(
            answer.version(),
            sentiment.label(),
            sentiment.confidence(),
            sentiment.negative(),
            sentiment.neutral(),
            sentiment.positive()));
  }

  static String of(InferenceException failure) {
    return write(Map.of("error", failure.getMessage()));
  }

  static String of(Status status) {
    return write(status);
  }

  private static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Records can be written", e);
    }
  }
}
