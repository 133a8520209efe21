package io.github.sentiment4j.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void fieldsAreKeptAndAnswersAppended() throws JsonProcessingException {
    Cli.Outcome outcome =
        json(
            "{\"id\": 1.10, \"text\": \"I \\u2665 love\\n"
                + "\\\"it\\\"\", \"a\": [true, {\"b\": null}]}\n");

    JsonNode answered = read(outcome.out()).get(0);
    assertThat(outcome.out()).startsWith("{\"id\":1.10,");
    assertThat(answered.get("text").textValue()).isEqualTo("I \u2665 love\n\"it\"");
    assertThat(answered.get("a").toString()).isEqualTo("[true,{\"b\":null}]");
    assertThat(answered.get("label").textValue()).isEqualTo("POSITIVE");
    assertThat(answered.get("confidence").floatValue()).isEqualTo(0.9f);
    assertThat(answered.get("negative").floatValue()).isEqualTo(0.04f);
    assertThat(answered.get("neutral").floatValue()).isEqualTo(0.06f);
    assertThat(answered.get("positive").floatValue()).isEqualTo(0.9f);
    assertThat(answered).hasSize(8);
  }

  @Test
  void badLinesAreNamedAndTheRestGoesOn() {
    Cli.Outcome outcome =
        json(
            """
            {"text": "love"}
            {"text": "secret
            ["secret"]
            {"body": "secret"}

            {"text": 17}
            {"text": null}
            {"text": "secret"} {"text": "secret"}
            {"text": "secret", "text": "secret"}
            {"text": "secret", "name": "\\ud83d"}
            {"text": "love"}
            """);

    assertThat(outcome.out().lines()).hasSize(2);
    assertThat(outcome.err())
        .isEqualTo(
            """
            line 2: not valid JSON
            line 3: not a JSON object
            line 4: no field "text"
            line 6: field "text" is not a string but number
            line 7: field "text" is not a string but null
            line 8: not valid JSON
            line 9: not valid JSON
            line 10: half of a surrogate pair, which is no character
            2 scored, 8 bad
            """);
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void deepNestingIsOnlyABadLine() {
    Cli.Outcome outcome = json("{\"text\": " + "[".repeat(100_000) + "\n{\"text\": \"love\"}\n");

    assertThat(outcome.err()).isEqualTo("line 1: not valid JSON\n1 scored, 1 bad\n");
  }

  @Test
  void fieldThatIsThereAlreadyIsKept() throws JsonProcessingException {
    Cli.Outcome outcome =
        json(
            """
            {"text": "love", "label": 1}
            {"text": "love"}
            {"text": "love", "sentiment_label": 1}
            """);

    assertThat(read(outcome.out()).get(0).get("label").intValue()).isEqualTo(1);
    assertThat(read(outcome.out()))
        .extracting(row -> row.get("sentiment_label").textValue())
        .containsExactly("POSITIVE", "POSITIVE");
    assertThat(outcome.err())
        .isEqualTo("line 3: a field \"sentiment_label\", unlike the first row\n2 scored, 1 bad\n");
  }

  @Test
  void csvTakesTheFieldsOfTheFirstRow() {
    Cli.Outcome outcome =
        Cli.run(
            """
            {"id": 1, "text": "love", "tags": ["a", "b"]}
            {"text": "love"}
            {"text": "love", "more": true}
            {"text": "love", "id": null}
            """,
            "--input-format",
            "jsonl",
            "--output",
            "csv");

    assertThat(outcome.out())
        .isEqualTo(
            """
            id,text,tags,label,confidence,negative,neutral,positive
            1,love,"[""a"",""b""]",POSITIVE,0.9,0.04,0.06,0.9
            ,love,,POSITIVE,0.9,0.04,0.06,0.9
            ,love,,POSITIVE,0.9,0.04,0.06,0.9
            """);
    assertThat(outcome.err())
        .isEqualTo(
            """
            line 3: a field that the first row lacks, which CSV cannot hold: use --output jsonl
            3 scored, 1 bad
            """);
  }

  @Test
  void csvBecomesJsonLinesWithStrings() throws JsonProcessingException {
    Cli.Outcome outcome =
        Cli.run("id,text\n7,\"a\nlove\"\n", "--input-format", "csv", "--output", "jsonl");

    JsonNode answered = read(outcome.out()).get(0);
    assertThat(answered.get("id").textValue()).isEqualTo("7");
    assertThat(answered.get("text").textValue()).isEqualTo("a\nlove");
  }

  private static Cli.Outcome json(String in) {
    return Cli.run(in, "--input-format", "jsonl", "--output", "jsonl");
  }

  private static List<JsonNode> read(String lines) throws JsonProcessingException {
    JsonMapper json = new JsonMapper();
    List<JsonNode> nodes = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      nodes.add(json.readTree(line));
    }
    return nodes;
  }
}
