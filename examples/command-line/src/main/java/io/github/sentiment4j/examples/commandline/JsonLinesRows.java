package io.github.sentiment4j.examples.commandline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** One JSON object a line; blank lines are skipped. */
final class JsonLinesRows implements Rows {

  /** Takes nothing but JSON, and keeps every number as it is written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final Lines lines;
  private final String column;

  JsonLinesRows(Lines lines, String column) {
    this.lines = lines;
    this.column = column;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public Row next() throws IOException, BadRowException {
    Lines.Line line = lines.next();
    while (line != null && line.text().isBlank()) {
      line = lines.next();
    }
    return line == null ? null : row(line);
  }

  private Row row(Lines.Line line) throws BadRowException {
    line.check();
    JsonNode json;
    try {
      json = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      // Jackson's message would quote the line.
      throw new BadRowException(line.number(), "not valid JSON");
    }
    if (!(json instanceof ObjectNode fields)) {
      throw new BadRowException(line.number(), "not a JSON object");
    }
    JsonNode text = fields.get(column);
    if (text == null) {
      throw new BadRowException(line.number(), "no field \"" + column + "\"");
    }
    if (!text.isTextual()) {
      String type = text.getNodeType().name().toLowerCase(Locale.ROOT);
      throw new BadRowException(
          line.number(), "field \"" + column + "\" is not a string but " + type);
    }
    if (line.text().contains("\\u")
        && !StandardCharsets.UTF_8.newEncoder().canEncode(fields.toString())) {
      throw new BadRowException(line.number(), "half of a surrogate pair, which is no character");
    }
    return new Row(line.number(), text.textValue(), fields);
  }
}
