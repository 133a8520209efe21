package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.JsonUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares answers with those of the Python original, which {@code training/golden.py} wrote. */
class GoldenAnswersIT {

  /**
   * Other processors round a little differently on the way; a wrong token or a lost window moves
   * far more.
   */
  private static final float TOLERANCE = 0.01f;

  private record Golden(String text, float negative, float neutral, float positive) {}

  private static SentimentClassifier classifier;
  private static List<Golden> golden;

  @BeforeAll
  static void open() throws IOException {
    classifier = SentimentClassifier.create();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                GoldenAnswersIT.class.getResourceAsStream("golden.jsonl"),
                StandardCharsets.UTF_8))) {
      golden = lines.lines().map(line -> JsonUtils.GSON.fromJson(line, Golden.class)).toList();
    }
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  @Test
  void answersAreThoseOfThePythonOriginal() {
    assertThat(golden).hasSizeGreaterThan(500);
    for (Golden expected : golden) {
      Closeness.assertClose(
          classifier.predict(expected.text()),
          new Sentiment(expected.negative(), expected.neutral(), expected.positive()),
          TOLERANCE,
          expected.text());
    }
  }

  @Test
  void answersDoNotDependOnTheirCompany() {
    List<String> texts = golden.stream().map(Golden::text).toList();
    List<Sentiment> alone = texts.stream().map(classifier::predict).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      order.add(i);
    }

    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(order, new Random(seed));
      List<Sentiment> together = classifier.predict(order.stream().map(texts::get).toList());

      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(order.get(i));
        Closeness.assertClose(together.get(i), alone.get(order.get(i)), Closeness.INVARIANCE, text);
      }
    }
  }

  @Test
  void answersDoNotDependOnTheBatchSize() {
    List<String> texts = golden.stream().map(Golden::text).toList();
    List<Sentiment> expected = classifier.predict(texts);

    for (int tokens : new int[] {1, 100, 100_000}) {
      try (SentimentClassifier other =
          SentimentClassifier.builder(SentimentModel.onClassPath())
              .maxBatchTokens(tokens)
              .build()) {
        List<Sentiment> actual = other.predict(texts);
        for (int i = 0; i < texts.size(); i++) {
          Closeness.assertClose(actual.get(i), expected.get(i), Closeness.INVARIANCE, texts.get(i));
        }
      }
    }
  }
}
