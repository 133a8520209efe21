package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Passage;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What holds whatever the database; its model says of a text how long it is. */
abstract class PrecomputedClassifierContract {

  private static final Supplier<SentimentClassifier> NO_MODEL =
      () -> {
        throw new AssertionError("The model is not needed");
      };

  private final AtomicInteger scored = new AtomicInteger();

  /** Returns the URL of an empty database. */
  abstract String database() throws SQLException;

  @Test
  void textIsScoredOnce() throws Exception {
    String database = database();
    try (SentimentClassifier classifier = open(database, "a", this::lengths)) {
      Sentiment first = classifier.predict("I love it");
      Sentiment second = classifier.predict("I love it");

      assertThat(second).isEqualTo(first).isEqualTo(length("I love it"));
      assertThat(scored).hasValue(1);
    }
  }

  @Test
  void passagesAreTheModels() throws Exception {
    List<Passage> passages =
        List.of(new Passage(0, 4, length("four")), new Passage(4, 8, length("four")));
    SentimentClassifier model =
        new SentimentClassifier() {
          @Override
          public Sentiment predict(String text) {
            return length(text);
          }

          @Override
          public List<Passage> predictPassages(String text) {
            return passages;
          }
        };
    try (SentimentClassifier classifier = open(database(), "a", () -> model)) {
      assertThat(classifier.predictPassages("fourfour")).isEqualTo(passages);
    }
  }

  @Test
  void storedAnswersNeedNoModel() throws Exception {
    String database = database();
    try (SentimentClassifier classifier = open(database, "a", this::lengths)) {
      classifier.predict(List.of("one", "three"));
    }

    try (SentimentClassifier classifier = open(database, "a", NO_MODEL)) {
      assertThat(classifier.predict(List.of("three", "one")))
          .containsExactly(length("three"), length("one"));
    }
  }

  @Test
  void listMayMixWhatIsStoredWithWhatIsNotAndRepeatTexts() throws Exception {
    try (PrecomputedClassifier classifier = open(database(), "a", this::lengths)) {
      classifier.predict("three");

      assertThat(classifier.answers(List.of("one", "three", "seventeen", "one")))
          .extracting(PrecomputedClassifier.Answer::sentiment, PrecomputedClassifier.Answer::stored)
          .containsExactly(
              tuple("one", false),
              tuple("three", true),
              tuple("seventeen", false),
              tuple("one", false));
      assertThat(scored).hasValue(3);
    }
  }

  @Test
  void emptyListHasNoAnswers() throws Exception {
    try (SentimentClassifier classifier = open(database(), "a", NO_MODEL)) {
      assertThat(classifier.predict(List.of())).isEmpty();
    }
  }

  @Test
  void closedClassifierSaysSo() throws Exception {
    SentimentClassifier classifier = open(database(), "a", this::lengths);
    classifier.predict("one");
    classifier.close();
    classifier.close();

    assertThatThrownBy(() -> classifier.predict("one"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This table is closed");
  }

  @Test
  void modelsDoNotReadEachOthersAnswers() throws Exception {
    String database = database();
    try (SentimentClassifier old = open(database, "a", this::lengths);
        SentimentClassifier current = open(database, "b", this::lengths)) {
      old.predict("one");
      current.predict("one");
      old.predict("one");
    }

    assertThat(scored).hasValue(2);
    assertThat(count(database)).isEqualTo(2);
  }

  @Test
  void answersAreThoseOfTheWholeModelNotOfItsWeights() throws Exception {
    String database = database();
    for (String vocabulary : List.of("a", "b")) {
      ModelManifest model =
          new ModelManifest(
              "lengths",
              "1." + vocabulary,
              128,
              new Sentiment(0, 1, 0),
              Map.of("model.pt", "a".repeat(64), "vocabulary.txt", vocabulary.repeat(64)));
      try (SentimentClassifier classifier =
          new PrecomputedClassifier(SentimentTable.open(database, model), this::lengths)) {
        classifier.predict("one");
      }
    }

    assertThat(scored).hasValue(2);
    assertThat(count(database)).isEqualTo(2);
  }

  @Test
  void closingWaitsForWhatIsStillToBeStored() throws Exception {
    String database = database();
    CountDownLatch scoring = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    SentimentClassifier slow =
        text -> {
          scoring.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return length(text);
        };
    PrecomputedClassifier classifier = open(database, "a", () -> slow);
    FutureTask<Sentiment> call = new FutureTask<>(() -> classifier.predict("one"));
    new Thread(call).start();
    scoring.await();
    Thread closing = new Thread(classifier::close);
    closing.start();
    closing.join(500);
    boolean waits = closing.isAlive();
    goOn.countDown();

    assertThat(waits).isTrue();
    assertThat(call.get(1, TimeUnit.MINUTES)).isEqualTo(length("one"));
    closing.join();
    assertThat(count(database)).isEqualTo(1);
  }

  @Test
  void anyCharacterMayBeInAText() throws Exception {
    String database = database();
    List<String> texts = List.of("", " ", "a\u0000b", "\uD83D\uDE00", "it's \"so-so\"; -- \\");
    try (SentimentClassifier classifier = open(database, "a", this::lengths)) {
      classifier.predict(texts);
    }

    try (SentimentClassifier classifier = open(database, "a", NO_MODEL)) {
      assertThat(classifier.predict(texts)).isEqualTo(texts.stream().map(this::length).toList());
    }
  }

  @Test
  void loneSurrogateIsReadAsQuestionMark() throws Exception {
    List<String> read = Collections.synchronizedList(new ArrayList<>());
    SentimentClassifier model =
        text -> {
          read.add(text);
          return length(text);
        };
    try (PrecomputedClassifier classifier = open(database(), "a", () -> model)) {
      classifier.predict("What\uD83D");

      assertThat(read).containsExactly("What?");
      assertThat(classifier.answers(List.of("What?")).get(0).stored()).isTrue();
    }
  }

  @Test
  void writersThatMeetStoreEachTextOnce() throws Exception {
    String database = database();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (SentimentClassifier classifier = open(database, "a", this::lengths)) {
      List<Future<List<Sentiment>>> calls = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        List<String> texts =
            new ArrayList<>(IntStream.range(0, 1000).mapToObj(n -> "text " + n).toList());
        Collections.shuffle(texts, new Random(i));
        calls.add(threads.submit(() -> classifier.predict(texts)));
      }

      for (Future<List<Sentiment>> call : calls) {
        assertThat(call.get(1, TimeUnit.MINUTES)).hasSize(1000);
      }
      assertThat(count(database)).isEqualTo(1000);
    } finally {
      threads.shutdownNow();
    }
  }

  PrecomputedClassifier open(String database, String model, Supplier<SentimentClassifier> loader) {
    return new PrecomputedClassifier(SentimentTable.open(database, manifest(model)), loader);
  }

  static ModelManifest manifest(String digit) {
    return new ModelManifest(
        "lengths", "1.0", 128, new Sentiment(0, 1, 0), Map.of("model.pt", digit.repeat(64)));
  }

  SentimentClassifier lengths() {
    return text -> {
      scored.incrementAndGet();
      return length(text);
    };
  }

  private Sentiment length(String text) {
    float negative = 1f / (text.length() + 3);
    return new Sentiment(negative, negative / 7, 1 - negative - negative / 7);
  }

  private Tuple tuple(String text, boolean stored) {
    return Tuple.tuple(length(text), stored);
  }

  private static long count(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from sentiment")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
