package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The whole program on a few texts of its own, with the real model. */
class AccuracyReportIT {

  @TempDir Path folder;

  @Test
  void everyPieceOfTheReportIsWritten() throws Exception {
    write(
        "test/sst3",
        "{'text': 'A wonderful film.', 'label': 2}",
        "{'text': 'A terrible film.', 'label': 0}",
        "{'text': 'The film starts at nine.', 'label': 1}");
    for (String set : List.of("tweeteval", "dynasent_r1", "dynasent_r2")) {
      write("test/" + set, "{'text': 'I love it.', 'label': 2}");
    }
    write("robustness/imdb_contrast_test_original", "{'text': 'I hated it.', 'label': 0}");
    write("robustness/imdb_contrast_test_contrast", "{'text': 'I loved it.', 'label': 2}");
    write(
        "robustness/checklist",
        "{'test': 't', 'type': 'MFT', 'capability': 'c', 'label': 2, 'data': 'good'}",
        "{'test': 'i', 'type': 'INV', 'capability': 'c', 'label': null, 'data': ['I saw it.', 'I saw it']}");
    Path output = folder.resolve("output");

    int status =
        new CommandLine(new AccuracyReport())
            .execute("--data", folder.toString(), "--output", output.toString());

    assertThat(status).isZero();
    assertThat(Files.readString(output.resolve("accuracy.md")))
        .contains("| sst3 | sentences of film reviews | 3 | 100.0 | 100.0 | 100.0 |")
        .contains("| c | t | MFT | 1 | 0.0 |  |")
        .doesNotContain("null", "NaN")
        .doesNotContainPattern("\\$[a-z]");
    JsonNode json = new JsonMapper().readTree(output.resolve("accuracy.json").toFile());
    assertThat(json.at("/model/sha256").asText())
        .isEqualTo(SentimentModel.onClassPath().manifest().sha256());
    assertThat(json.at("/contrastPairs/consistency").asDouble()).isEqualTo(1);
    assertThat(json.at("/pieces/sst2_accuracy").asText()).isEqualTo("100.0");
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(output.resolve("calibration.svg").toFile())
                .getElementsByTagName("line")
                .getLength())
        .isEqualTo(1);
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    StringWriter err = new StringWriter();

    int status =
        new CommandLine(new AccuracyReport())
            .setErr(new PrintWriter(err))
            .execute("--data", folder.toString());

    assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("sst3.jsonl.gz is missing: benchmarks/README.md says what the data folder holds");
  }

  private void write(String name, String... rows) throws IOException {
    Path file = folder.resolve(name + DataFile.ENDING);
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (String row : Stream.of(rows).map(row -> row.replace('\'', '"') + "\n").toList()) {
        out.write(row.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
