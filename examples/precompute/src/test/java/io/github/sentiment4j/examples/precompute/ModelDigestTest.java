package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelDigestTest {

  private static final Sentiment PRIOR = new Sentiment(0, 1, 0);
  private static final Map<String, String> FILES = Map.of("model.pt", "a", "vocabulary.txt", "b");

  @Test
  void digestChangesWithWhateverChangesAnswers() {
    String digest = ModelDigest.of(new ModelManifest("name", "1", 128, PRIOR, FILES));

    assertThat(digest)
        .matches("[0-9a-f]{64}")
        .isEqualTo(ModelDigest.of(new ModelManifest("other", "2", 128, PRIOR, Map.copyOf(FILES))))
        .isNotEqualTo(ModelDigest.of(new ModelManifest("name", "1", 64, PRIOR, FILES)))
        .isNotEqualTo(
            ModelDigest.of(new ModelManifest("name", "1", 128, new Sentiment(0, 0, 1), FILES)))
        .isNotEqualTo(
            ModelDigest.of(
                new ModelManifest(
                    "name", "1", 128, PRIOR, Map.of("model.pt", "a", "vocabulary.txt", "c"))));
  }
}
