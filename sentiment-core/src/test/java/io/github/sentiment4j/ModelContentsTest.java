package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelContentsTest {

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

    assertThatThrownBy(this::read)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(
            "vocabulary.txt of the model in " + directory + " is damaged or was altered")
        .hasMessageContaining(SHA256_OF_X);
  }

  @Test
  void missingFileIsNamed() throws IOException {
    Files.delete(directory.resolve("vocabulary.txt"));

    assertThatThrownBy(this::read)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot read vocabulary.txt of the model in " + directory)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void failureNamesThePlaceThatAskedForTheClassifier() throws IOException {
    Files.delete(directory.resolve("vocabulary.txt"));

    assertThatThrownBy(this::read)
        .satisfies(
            e ->
                assertThat(e.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .contains(ModelContentsTest.class.getName()));
  }

  @Test
  void interruptedThreadReadsTheFilesAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(this::read).hasMessageContaining("vocabulary.txt of the model has no [CLS]");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void endlessFilesAreNotReadToTheirEnd() {
    for (String file : List.of("manifest.properties", "vocabulary.txt")) {
      SentimentModel bomb =
          name -> name.equals(file) ? new Endless() : Files.newInputStream(directory.resolve(name));

      assertThatThrownBy(() -> read(bomb))
          .isInstanceOf(ModelLoadException.class)
          .hasMessageStartingWith("Cannot read " + file + " of ")
          .hasMessageEndingWith("longer than 16777216 bytes");
    }
  }

  @Test
  void modelWithoutAStreamIsMissingItsFile() {
    assertThatThrownBy(() -> read(file -> null))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot read manifest.properties of ")
        .hasCauseInstanceOf(FileNotFoundException.class);
  }

  @Test
  void failureOfAModelOfOnesOwnIsItsCause() {
    SentimentModel broken =
        file -> {
          if (file.equals("manifest.properties")) {
            return Files.newInputStream(directory.resolve(file));
          }
          throw new UncheckedIOException(new IOException("no such bucket"));
        };

    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("Cannot read vocabulary.txt of ")
        .hasMessageEndingWith("no such bucket")
        .cause()
        .isInstanceOf(UncheckedIOException.class)
        .satisfies(
            e ->
                assertThat(e.getStackTrace()[0].getClassName())
                    .startsWith(ModelContentsTest.class.getName()));
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

    assertThatThrownBy(() -> read(model))
        .hasMessage(
            "vocabulary.txt of the model has no [CLS]: take the file that was made with the model");

    assertThat(opened).containsExactly("manifest.properties", "vocabulary.txt");
  }

  @Test
  void vocabularyWithoutMarkersIsRefused() {
    assertThatThrownBy(this::read)
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "vocabulary.txt of the model has no [CLS]: take the file that was made with the model");
  }

  @Test
  void missingFolderIsNamed() {
    Path missing = directory.resolve("nowhere");

    assertThatThrownBy(() -> read(SentimentModel.directory(missing)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining(missing.toString());
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

  private void read() {
    read(SentimentModel.directory(directory));
  }

  private static void read(SentimentModel model) {
    new ModelContents.Reading(model, model.manifest()).await();
  }
}
