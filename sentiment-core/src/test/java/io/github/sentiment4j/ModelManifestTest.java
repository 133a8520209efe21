package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelManifestTest {

  private static final String VALID =
      """
      format=1
      name=small
      version=1.2.3
      window=128
      prior=0.2,0.5,0.3
      sha256.model.pt=ab
      sha256.vocabulary.txt=cd
      figures.test.anything=75.0
      """;

  @Test
  void statesWhatTheFileStates() {
    ModelManifest manifest = manifest(VALID);

    assertThat(manifest.name()).isEqualTo("small");
    assertThat(manifest.version()).isEqualTo("1.2.3");
    assertThat(manifest.window()).isEqualTo(128);
    assertThat(manifest.prior()).isEqualTo(new Sentiment(0.2f, 0.5f, 0.3f));
    assertThat(manifest.sha256()).isEqualTo("ab");
    assertThat(manifest.sha256ByFile()).containsOnlyKeys("model.pt", "vocabulary.txt");
  }

  @Test
  void missingFileIsNamed() {
    SentimentModel model =
        new TextModel(VALID) {
          @Override
          public InputStream open(String file) throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(model::manifest)
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("Cannot read manifest.properties of a text: java.io.IOException: gone")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void digestMayBeInCapitals() {
    assertThat(manifest(VALID.replace("model.pt=ab", "model.pt=AB ")).sha256()).isEqualTo("ab");
  }

  @Test
  void anotherFormatIsRefused() {
    assertThatThrownBy(() -> manifest(VALID.replace("format=1", "format=2")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("has format 2, this version of sentiment4j reads format 1");
  }

  @Test
  void labelsInAnotherOrderAreRefused() {
    assertThat(manifest(VALID + "labels=NEGATIVE,NEUTRAL,POSITIVE").name()).isEqualTo("small");
    assertThatThrownBy(() -> manifest(VALID + "labels=POSITIVE,NEUTRAL,NEGATIVE"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage(
            "manifest.properties of a text has the labels POSITIVE,NEUTRAL,NEGATIVE, scores are read as"
                + " NEGATIVE,NEUTRAL,POSITIVE: export the network with its labels in this order");
  }

  @Test
  void missingEntryIsNamed() {
    assertThatThrownBy(() -> manifest(VALID.replace("version=", "edition=")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("manifest.properties of a text does not state version");
    assertThatThrownBy(() -> manifest(VALID.replace("sha256.model.pt", "md5.model.pt")).sha256())
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("manifest.properties of model small does not state sha256.model.pt");
  }

  @Test
  void senselessNumbersAreRefused() {
    assertThatThrownBy(() -> manifest(VALID.replace("window=128", "window=many")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("is not valid");
    assertThatThrownBy(() -> manifest(VALID.replace("window=128", "window=-1")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("window is -1");
    assertThatThrownBy(() -> manifest(VALID.replace("window=128", "window=2147483647")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("window is 2147483647");
    assertThatThrownBy(() -> manifest(VALID.replace("0.5,0.3", "0.8")))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("prior has 2 numbers");
  }

  private static ModelManifest manifest(String text) {
    return new TextModel(text).manifest();
  }

  private static class TextModel implements SentimentModel {

    private final String manifest;

    TextModel(String manifest) {
      this.manifest = manifest;
    }

    @Override
    public InputStream open(String file) throws IOException {
      return new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "a text";
    }
  }
}
