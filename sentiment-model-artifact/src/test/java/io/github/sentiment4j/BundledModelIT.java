package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user relies on, with the real model in the real engine. */
class BundledModelIT {

  private static final List<String> FILES =
      List.of("manifest.properties", "vocabulary.txt", "model.pt", "MODEL_CARD.md");

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
  void plainFeelingsAreRecognised() {
    assertThat(classifier.predict("I love this phone, best purchase of the year!").label())
        .isEqualTo(Sentiment.Label.POSITIVE);
    assertThat(
            classifier.predict("Terrible service. The food was cold and the waiter rude.").label())
        .isEqualTo(Sentiment.Label.NEGATIVE);
    assertThat(classifier.predict("The meeting starts at ten on Thursday.").label())
        .isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(classifier.predict("This is not good at all.").label())
        .isEqualTo(Sentiment.Label.NEGATIVE);
  }

  @Test
  void thumbMovesTheAnswer() {
    assertThat(classifier.predict("ok 👍").positive())
        .isGreaterThan(classifier.predict("ok").positive() + 0.1f);
  }

  @Test
  void skinToneDoesNotMoveTheAnswer() {
    assertThat(classifier.predict("well done 👏🏿")).isEqualTo(classifier.predict("well done 👏"));
  }

  @Test
  void probabilitiesSumToOne() {
    Sentiment sentiment = classifier.predict("Fine, I guess.");

    assertThat(sentiment.negative() + sentiment.neutral() + sentiment.positive())
        .isCloseTo(1f, Offset.offset(1e-5f));
  }

  @Test
  void blankTextGetsTheNeutralPrior() {
    Sentiment prior = new BundledSentimentModel().manifest().prior();

    assertThat(prior.label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(classifier.predict("")).isEqualTo(prior);
    assertThat(classifier.predict(" \t\n\u0000\u200B")).isEqualTo(prior);
  }

  @Test
  void brokenAndInvisibleCharactersAreHarmless() {
    Sentiment clean = classifier.predict("I love it");

    assertThat(classifier.predict("I \uD83Dlove\uDE00 it\u0000")).isEqualTo(clean);
    assertThat(classifier.predict("\uFEFFI lo\u200Bve it")).isEqualTo(clean);
  }

  @Test
  void longTextIsReadToItsEnd() {
    String facts = "The parcel was sent on Monday. ".repeat(40);

    Sentiment neutral = classifier.predict(facts);
    Sentiment negative =
        classifier.predict(
            facts + "This was a horrible, infuriating experience and I hate them. ".repeat(60));

    assertThat(neutral.label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(negative.label()).isEqualTo(Sentiment.Label.NEGATIVE);
  }

  @Test
  void passagesTellWhereALongTextIsNegative() {
    String facts = "The parcel was sent on Monday. ".repeat(20);
    String anger = "This was horrible, infuriating and I hate them. ".repeat(20);

    List<Passage> passages = classifier.predictPassages(facts + anger);

    assertThat(passages.get(0).sentiment().label()).isEqualTo(Sentiment.Label.NEUTRAL);
    Passage last = passages.get(passages.size() - 1);
    assertThat(last.sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    assertThat(last.end()).isEqualTo(facts.length() + anger.length());
    for (Passage passage : passages) {
      assertThat(passage.sentiment())
          .isEqualTo(classifier.predict((facts + anger).substring(passage.start(), passage.end())));
    }
  }

  @Test
  void megabyteOfTextIsAnswered() {
    assertThat(classifier.predict("x".repeat(1 << 20))).isNotNull();
    assertThat(classifier.predict("What a lovely day. ".repeat(1 << 20 >> 5)).label())
        .isEqualTo(Sentiment.Label.POSITIVE);
  }

  @Test
  void manyThreadsGetTheAnswersOfOne() throws Exception {
    List<String> texts =
        List.of("I love it", "I hate it", "It is Monday", "good but slow", "word ".repeat(300));
    List<Sentiment> expected = texts.stream().map(classifier::predict).toList();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Callable<List<Sentiment>>> calls = new ArrayList<>();
      for (int caller = 0; caller < 64; caller++) {
        int first = caller % texts.size();
        boolean list = caller % 2 == 0;
        calls.add(
            () -> {
              List<String> rotated = new ArrayList<>(texts);
              Collections.rotate(rotated, first);
              List<Sentiment> found =
                  new ArrayList<>(
                      list
                          ? classifier.predict(rotated)
                          : rotated.stream().map(classifier::predict).toList());
              Collections.rotate(found, -first);
              return found;
            });
      }

      for (Future<List<Sentiment>> call : threads.invokeAll(calls)) {
        List<Sentiment> found = call.get();
        for (int i = 0; i < texts.size(); i++) {
          Closeness.assertClose(found.get(i), expected.get(i), Closeness.INVARIANCE, "text " + i);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void callsLeaveNothingInTheEngine() {
    classifier.predict("once");
    int before = Residue.engineHandles();

    for (int i = 0; i < 500; i++) {
      classifier.predict("again " + i);
    }

    assertThat(Residue.engineHandles()).isEqualTo(before);
  }

  @Test
  void modelFromAFolderAnswersAlike(@TempDir Path folder) throws IOException {
    copyModel(folder);

    try (SentimentClassifier other = SentimentClassifier.create(SentimentModel.directory(folder))) {
      assertThat(other.predict("I love it")).isEqualTo(classifier.predict("I love it"));
    }
  }

  @Test
  void oneAlteredByteIsNoticed(@TempDir Path folder) throws IOException {
    copyModel(folder);
    byte[] weights = Files.readAllBytes(folder.resolve("model.pt"));
    weights[weights.length / 2] ^= 1;
    Files.write(folder.resolve("model.pt"), weights);

    assertThatThrownBy(() -> SentimentClassifier.create(SentimentModel.directory(folder)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(
            "model.pt of the model in " + folder + " is damaged or was altered");
  }

  @Test
  void fileThatIsNoModelIsRefusedByTheEngineWithItsName(@TempDir Path folder) throws Exception {
    copyModel(folder);
    byte[] content = new byte[1000];
    Files.write(folder.resolve("model.pt"), content);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    Path manifest = folder.resolve("manifest.properties");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("sha256.model.pt=\\w+", "sha256.model.pt=" + digest));
    int before = Residue.engineHandles();

    assertThatThrownBy(() -> SentimentClassifier.create(SentimentModel.directory(folder)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("is not a TorchScript file");
    assertThat(Residue.engineHandles()).isEqualTo(before);
  }

  @Test
  void processorsWithoutInt8KernelsAnswerAlike() throws IOException {
    ModelManifest manifest = new BundledSentimentModel().manifest();
    Vocabulary vocabulary = Vocabulary.parse(read("vocabulary.txt"));
    TorchScriptScorer scorer =
        TorchScriptScorer.load(new BundledSentimentModel().open("model.pt"), manifest, false);

    try (SentimentClassifier portable =
        new BoundedClassifier(manifest, new Tokenizer(vocabulary), scorer, 1, 256)) {
      for (String text : List.of("I love it", "I hate it", "It is Monday", "good but slow")) {
        assertThat(portable.predict(text).positive())
            .isCloseTo(
                classifier.predict(text).positive(), Offset.offset(Closeness.OTHER_PROCESSOR));
      }
      float largest = 0;
      double sum = 0;
      int otherLabels = 0;
      List<String> texts = GoldenAnswers.read().texts();
      for (String text : texts) {
        Sentiment answer = portable.predict(text);
        Sentiment expected = classifier.predict(text);
        float distance = Closeness.distance(answer, expected);
        assertThat(distance).as(text).isLessThan(Closeness.WITHOUT_INT8_KERNELS);
        largest = Math.max(largest, distance);
        sum += distance;
        otherLabels += answer.label() == expected.label() ? 0 : 1;
      }
      System.out.printf(
          "no int8 kernels: differs by %.6f at most, %.6f on average, %d other labels%n",
          largest, sum / texts.size(), otherLabels);
      assertThat(sum / texts.size()).isLessThan(0.005);
    }
  }

  @Test
  void manifestStatesTheDigestsOfAllFiles() throws Exception {
    ModelManifest manifest = new BundledSentimentModel().manifest();

    assertThat(manifest.sha256ByFile())
        .containsOnlyKeys("vocabulary.txt", "model.pt", "MODEL_CARD.md");
    for (String file : manifest.sha256ByFile().keySet()) {
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(read(file)));
      assertThat(manifest.sha256ByFile()).containsEntry(file, digest);
    }
  }

  private static void copyModel(Path folder) throws IOException {
    for (String file : FILES) {
      Files.write(folder.resolve(file), read(file));
    }
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream stream = new BundledSentimentModel().open(file)) {
      return stream.readAllBytes();
    }
  }
}
