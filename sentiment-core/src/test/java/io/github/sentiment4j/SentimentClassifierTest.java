package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentClassifierTest {

  @Test
  void missingModelArtifactIsNamed() {
    assertThatThrownBy(SentimentClassifier::create)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("add io.github.sentiment4j:sentiment-model-artifact");
  }

  @Test
  void optionsAreCheckedWhenSet() {
    SentimentModel model = SentimentModel.directory(Path.of("nowhere"));
    SentimentClassifier.Builder builder = SentimentClassifier.builder(model);

    assertThatThrownBy(() -> builder.maxConcurrency(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxConcurrency must be at least 1: 0");
    assertThatThrownBy(() -> builder.maxBatchTokens(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBatchTokens must be at least 1: -1");
    assertThatThrownBy(() -> SentimentClassifier.builder(null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void failuresCanBeThrownByAStandIn() {
    InferenceException failure = new InferenceException("no such kernel", null);
    SentimentClassifier failing =
        text -> {
          throw failure;
        };

    assertThatThrownBy(() -> failing.predict("a")).isSameAs(failure);
  }

  @Test
  void lambdaStandsInForAClassifier() {
    Sentiment positive = new Sentiment(0, 0.2f, 0.8f);
    try (SentimentClassifier classifier = text -> positive) {
      assertThat(classifier.predict(List.of("a", "b"))).containsExactly(positive, positive);
      assertThat(classifier.predictPassages("a b")).containsExactly(new Passage(0, 3, positive));
    }
  }
}
