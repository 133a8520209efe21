package io.github.sentiment4j;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;

/** What Jazzer calls with ever new strings: each must be answered, alone and in a list. */
public final class PredictFuzz {

  private static SentimentClassifier classifier;

  private PredictFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() {
    classifier = SentimentClassifier.create();
  }

  /** Called with every string. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Sentiment alone = classifier.predict(text);
    Sentiment listed = classifier.predict(List.of("good", text)).get(1);
    Closeness.assertClose(listed, alone, Closeness.INVARIANCE, "in a list");
    float sum = alone.negative() + alone.neutral() + alone.positive();
    if (Math.abs(sum - 1) > 1e-5f) {
      throw new AssertionError("Probabilities sum to " + sum);
    }
  }
}
