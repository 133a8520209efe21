package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Models that are damaged, forged or made for something else: each is refused by name, and nothing
 * of it stays in the process.
 *
 * <p>{@code -Dsentiment4j.cut} sets every how many bytes the weights are cut.
 */
class HostileModelIT {

  private static final int CUT = Integer.getInteger("sentiment4j.cut", 3 << 20);

  private static AlteredModel bundled;

  private int handlesBefore;

  @BeforeAll
  static void readModel() throws IOException {
    bundled = AlteredModel.bundled();
    SentimentClassifier.create(bundled).close();
  }

  @BeforeEach
  void countHandles() {
    handlesBefore = Residue.engineHandles();
  }

  @AfterEach
  void nothingIsLeftOpen() {
    assertThat(Residue.engineHandles()).isEqualTo(handlesBefore);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sentiment4j"));
  }

  @Test
  void truncatedFilesAreNoticed() {
    for (String file : new String[] {"model.pt", "vocabulary.txt"}) {
      byte[] whole = bundled.file(file);
      for (int length : new int[] {0, 1, 1024, whole.length / 2, whole.length - 1}) {
        assertRefused(
            bundled.with(file, Arrays.copyOf(whole, length)),
            file + " of an altered model is damaged or was altered: its SHA-256 is ");
      }
    }
  }

  @Test
  void truncatedWeightsThatTheManifestVouchesForAreRefusedByTheEngine() {
    byte[] whole = bundled.file("model.pt");
    for (int length = 0; length < whole.length; length += CUT) {
      assertRefused(
          bundled.vouchedFor("model.pt", Arrays.copyOf(whole, length)),
          "model.pt of model sentiment4j-e5-l6 is not a TorchScript file");
    }
  }

  @Test
  void flippedBitsAreNoticed() {
    Random random = new Random(20263);
    for (int i = 0; i < 6; i++) {
      byte[] flipped = bundled.file("model.pt").clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(
          bundled.with("model.pt", flipped),
          "model.pt of an altered model is damaged or was altered");
    }
  }

  @Test
  void anyTruncatedManifestIsNamed() {
    byte[] whole = bundled.file("manifest.properties");
    String text = new String(whole, StandardCharsets.UTF_8);
    // Cut anywhere before the last file's digest is whole, the manifest vouches for less than there
    // is.
    int needed = text.indexOf("\n", text.indexOf("sha256.vocabulary.txt"));
    for (int length = 0; length < needed; length += 7) {
      assertThat(refusal(bundled.with("manifest.properties", Arrays.copyOf(whole, length))))
          .message()
          .containsAnyOf("manifest.properties of ", "is damaged or was altered");
    }
  }

  @Test
  void wrongDigestAndWrongFormatAreNamed() {
    assertRefused(
        bundled.withManifest("sha256.model.pt=\\w+", "sha256.model.pt=" + "0".repeat(64)),
        "model.pt of an altered model is damaged or was altered");
    assertRefused(
        bundled.withManifest("format=1", "format=2"),
        "manifest.properties of an altered model has format 2");
  }

  @Test
  void networksOfAnotherKindAreRefusedBeforeTheFirstText() throws IOException {
    assertUnusable("two-scores", "the network gave 4 scores instead of 6");
    assertUnusable("five-scores", "the network gave 10 scores instead of 6");
    assertUnusable("one-text", "the network gave 3 scores instead of 6");
    assertUnusable("not-a-number", "the network gave the score NaN");
    assertUnusable("doubles", "");
    assertUnusable("pair", "");
  }

  @Test
  void networkOfFewerPiecesThanTheVocabularyIsRefused() throws IOException {
    assertUnusable("few-pieces", "index out of range");
  }

  @Test
  void networkOfFewerPositionsThanTheWindowIsRefused() throws IOException {
    assertUnusable("few-positions", "index out of range");
  }

  @Test
  void networkOfAnotherMakeIsRefused() throws IOException {
    assertRefused(
        bundled.vouchedFor("model.pt", network("no-pack")),
        "model.pt of model sentiment4j-e5-l6 is not a TorchScript file that this version of sentiment4j can run");
  }

  private static void assertUnusable(String network, String reason) throws IOException {
    assertThat(refusal(bundled.vouchedFor("model.pt", network(network))))
        .hasMessageStartingWith("model.pt of an altered model was loaded but cannot be run: ")
        .hasMessageContaining(reason)
        .hasCauseInstanceOf(InferenceException.class);
  }

  private static void assertRefused(SentimentModel model, String message) {
    assertThat(refusal(model)).hasMessageStartingWith(message);
  }

  private static ModelLoadException refusal(SentimentModel model) {
    try (SentimentClassifier classifier = SentimentClassifier.create(model)) {
      throw new AssertionError("Loaded " + model + " as " + classifier);
    } catch (ModelLoadException e) {
      return e;
    }
  }

  private static byte[] network(String name) throws IOException {
    try (InputStream file = HostileModelIT.class.getResourceAsStream("hostile/" + name + ".pt")) {
      return file.readAllBytes();
    }
  }
}
