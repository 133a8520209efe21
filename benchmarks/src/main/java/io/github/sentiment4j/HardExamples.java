package io.github.sentiment4j;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sentences of the kinds that small models get wrong, with the answer that people would give. */
final class HardExamples {

  /** A line of {@code hard_examples.jsonl}. */
  private record Example(String kind, String text, Sentiment.Label label) {}

  /** An example with a model's answer. */
  record Result(
      String kind, String text, Sentiment.Label label, Sentiment.Label answer, float confidence) {

    boolean right() {
      return label == answer;
    }
  }

  private final List<Example> examples;

  HardExamples() throws IOException {
    try (MappingIterator<Example> rows =
        new JsonMapper().readerFor(Example.class).readValues(Resources.of("hard_examples.jsonl"))) {
      examples = rows.readAll();
    }
  }

  List<String> texts() {
    return examples.stream().map(Example::text).toList();
  }

  List<Result> results(List<Sentiment> answers) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Example example = examples.get(i);
      Sentiment answer = answers.get(i);
      results.add(
          new Result(
              example.kind(),
              example.text(),
              example.label(),
              answer.label(),
              answer.confidence()));
    }
    return results;
  }
}
