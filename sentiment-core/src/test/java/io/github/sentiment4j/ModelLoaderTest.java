package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  void failureNamesThePlaceThatAskedForTheClassifier() throws IOException {
    Files.delete(directory.resolve("vocabulary.txt"));

    assertThatThrownBy(this::load)
        .satisfies(
            e ->
                assertThat(e.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .contains(ModelLoaderTest.class.getName()));
  }

  @Test
  void interruptedThreadReadsTheFilesAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::load).hasMessageContaining("vocabulary.txt of the model has no [CLS]");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void endlessFilesAreNotReadToTheirEnd() {
    for (String file : List.of("manifest.properties", "vocabulary.txt")) {
      SentimentModel bomb =
          name -> name.equals(file) ? new Endless() : Files.newInputStream(directory.resolve(name));

      assertThatThrownBy(() -> SentimentClassifier.create(bomb))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageStartingWith("Cannot read " + file + " of ")
          .hasMessageEndingWith("longer than 16777216 bytes");
    }
  }

  @Test
  void modelWithoutAStreamIsMissingItsFile() {
    assertThatThrownBy(() -> SentimentClassifier.create(file -> null))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot read manifest.properties of ")
        .hasCauseInstanceOf(FileNotFoundException.class);
  }

  @Test
  void fileNamesInTheManifestOpenNothing() throws IOException {
    Path manifest = directory.resolve("manifest.properties");
    Files.writeString(manifest, Files.readString(manifest) + "sha256.../../etc/passwd=00\n");
    List<String> opened = new ArrayList<>();
    SentimentModel model =
        file -> {
          opened.add(file);
          return Files.newInputStream(directory.resolve(file));
        };

    assertThatThrownBy(() -> SentimentClassifier.create(model))
        .hasMessage(
            "vocabulary.txt of the model has no [CLS]: take the file that was made with the model");

    assertThat(opened).containsExactly("manifest.properties", "vocabulary.txt");
  }

  @Test
  void vocabularyWithoutMarkersIsRefused() {
    assertThatThrownBy(this::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "vocabulary.txt of the model has no [CLS]: take the file that was made with the model");
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

  /** What a zip bomb is once it is unpacked. */
  private static final class Endless extends InputStream {

    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, (byte) 'x');
      return length;
    }
  }

  private void load() {
    SentimentClassifier.create(SentimentModel.directory(directory)).close();
  }
}
