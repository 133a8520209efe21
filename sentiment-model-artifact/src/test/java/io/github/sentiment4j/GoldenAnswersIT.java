package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares answers with those of the Python original, which {@code training/golden.py} wrote. */
class GoldenAnswersIT {

  private static final GoldenAnswers GOLDEN = GoldenAnswers.read();

  private static SentimentClassifier classifier;

  @BeforeAll
  static void open() {
    classifier = SentimentClassifier.create();
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  @Test
  void answersAreThoseOfThePythonOriginal() {
    List<String> texts = GOLDEN.texts();
    float tolerance =
        PyTorch.hasInt8Kernels() ? Closeness.OTHER_PROCESSOR : Closeness.WITHOUT_INT8_KERNELS;
    assertThat(texts).hasSizeGreaterThan(500);
    for (int i = 0; i < texts.size(); i++) {
      Closeness.assertClose(
          classifier.predict(texts.get(i)), GOLDEN.answers().get(i), tolerance, texts.get(i));
    }
  }

  @Test
  void answersDoNotDependOnTheirCompany() {
    List<String> texts = GOLDEN.texts();
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
    List<String> texts = GOLDEN.texts();
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
