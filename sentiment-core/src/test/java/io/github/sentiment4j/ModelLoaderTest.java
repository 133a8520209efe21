package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLoaderTest {

  // printf 'x' | sha256sum
  private static final String SHA256_OF_X =
      "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(
        directory.resolve("manifest.properties"),
        """
        format=1
        name=small
        version=1
        window=16
        prior=0.2,0.5,0.3
        sha256.model.pt=%s
        sha256.vocabulary.txt=%s
        """
            .formatted(SHA256_OF_X, SHA256_OF_X));
    Files.writeString(directory.resolve("model.pt"), "x");
    Files.writeString(directory.resolve("vocabulary.txt"), "x");
  }

  @Test
  void alteredFileIsRefusedWithBothDigests() throws IOException {
    Files.writeString(directory.resolve("vocabulary.txt"), "y");

    assertThatThrownBy(this::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(
            "vocabulary.txt of the model in " + directory + " is damaged or was altered")
        .hasMessageContaining(SHA256_OF_X);
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(directory.resolve("vocabulary.txt"));

    assertThatThrownBy(this::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot read vocabulary.txt of the model in " + directory)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void vocabularyWithoutMarkersIsRefused() {
    assertThatThrownBy(this::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("vocabulary.txt has no [CLS]");
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = directory.resolve("nowhere");

    assertThatThrownBy(() -> SentimentClassifier.create(SentimentModel.directory(missing)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void missingModelArtifactIsNamed() {
    assertThatThrownBy(SentimentClassifier::create)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("add io.github.sentiment4j:sentiment-model-artifact");
  }

  @Test
  void optionsAreCheckedWhenSet() {
    SentimentClassifier.Builder builder =
        SentimentClassifier.builder(SentimentModel.directory(directory));

    assertThatThrownBy(() -> builder.maxConcurrency(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxConcurrency must be at least 1: 0");
    assertThatThrownBy(() -> builder.maxBatchTokens(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBatchTokens must be at least 1: -1");
    assertThatThrownBy(() -> SentimentClassifier.builder(null))
        .isInstanceOf(NullPointerException.class);
  }

  private void load() {
    SentimentClassifier.create(SentimentModel.directory(directory)).close();
  }
}
