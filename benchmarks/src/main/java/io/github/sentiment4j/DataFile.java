package io.github.sentiment4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The rows of a file of gzipped JSON Lines, with the digest of the file. */
record DataFile(String name, String sha256, List<JsonNode> rows) {

  static final String ENDING = ".jsonl.gz";

  private static final ObjectReader JSON = new JsonMapper().readerFor(JsonNode.class);

  static DataFile read(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String name =
        file.getParent().getFileName() + "/" + file.getFileName().toString().replace(ENDING, "");
    try (MappingIterator<JsonNode> rows =
        JSON.readValues(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
      return new DataFile(name, ModelFile.sha256(List.of(content)), rows.readAll());
    }
  }
}
