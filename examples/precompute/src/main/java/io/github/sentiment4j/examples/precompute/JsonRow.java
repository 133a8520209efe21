package io.github.sentiment4j.examples.precompute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.spark.sql.Row;

/**
 * A line of JSON Lines, in the columns of {@link InputFormat}. Spark's own reader takes a number or
 * an object where a text should be for a text.
 */
final class JsonRow {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private JsonRow() {}

  static Row of(String line, String field) {
    JsonNode object;
    try {
      object = READER.readTree(line);
    } catch (JsonProcessingException e) {
      return InputFormat.malformed();
    }
    JsonNode text = object.path(field);
    boolean none = text.isMissingNode() || text.isNull();
    if (!object.isObject() || !(none || text.isTextual())) {
      return InputFormat.malformed();
    }
    return InputFormat.row(none ? null : text.textValue());
  }
}
