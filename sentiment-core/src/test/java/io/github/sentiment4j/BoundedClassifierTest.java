package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BoundedClassifierTest {

  private static final Sentiment PRIOR = new Sentiment(0.2f, 0.5f, 0.3f);
  private static final ModelManifest MANIFEST =
      new ModelManifest("small", "1", 16, PRIOR, Map.of());

  @Test
  void answersAreInTheOrderOfTheTexts() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    List<Sentiment> sentiments =
        classifier.predict(List.of("good good good", "bad", "a b", "", "good"));

    assertThat(sentiments)
        .extracting(Sentiment::label)
        .containsExactly(
            Sentiment.Label.POSITIVE,
            Sentiment.Label.NEGATIVE,
            Sentiment.Label.NEUTRAL,
            Sentiment.Label.NEUTRAL,
            Sentiment.Label.POSITIVE);
    assertThat(sentiments.get(4)).isEqualTo(classifier.predict("good"));
  }

  @Test
  void textWithoutTokensGetsThePrior() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    assertThat(classifier.predict("")).isEqualTo(PRIOR);
    assertThat(classifier.predict(" \n\u200B")).isEqualTo(PRIOR);
    assertThat(classifier.predict(List.of())).isEmpty();
  }

  @Test
  void everyPartOfALongTextCounts() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    assertThat(classifier.predict("a b. ".repeat(1000) + "bad bad bad").label())
        .isEqualTo(Sentiment.Label.NEGATIVE);
  }

  @Test
  void nullIsRefusedByName() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    assertThatThrownBy(() -> classifier.predict((String) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("text");
    assertThatThrownBy(() -> classifier.predict((List<String>) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("texts");
    assertThatThrownBy(() -> classifier.predict(Arrays.asList("good", null)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("texts[1]");
  }

  @Test
  void noMoreCallsThanAllowedAreInside() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 3);
    ExecutorService callers = Executors.newFixedThreadPool(16);
    try {
      List<Future<Sentiment>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(callers.submit(() -> classifier.predict("good")));
      }

      await(() -> scorer.inside.get() == 3);
      scorer.exits.release(100);

      for (Future<Sentiment> call : calls) {
        assertThat(call.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.POSITIVE);
      }
      assertThat(scorer.mostInside).hasValue(3);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void closeWaitsForCallsInProgress() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<Sentiment> inside = threads.submit(() -> classifier.predict("good"));
      Future<List<Sentiment>> waiting =
          threads.submit(() -> classifier.predict(List.of("good", "bad bad")));
      await(() -> scorer.inside.get() == 1);

      Future<?> close = threads.submit(classifier::close);
      scorer.exits.release(100);

      assertThat(inside.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.POSITIVE);
      close.get(10, TimeUnit.SECONDS);
      assertThat(scorer.closed).hasValue(1);
      // The second call began before the close or after it, and either is an answer of its kind.
      try {
        assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(2);
      } catch (java.util.concurrent.ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void callThatComesWhileClosingIsRefusedAtOnce() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Sentiment> inside = threads.submit(() -> classifier.predict("good"));
      await(() -> scorer.inside.get() == 1);
      Future<?> close = threads.submit(classifier::close);

      await(() -> isClosed(classifier));
      assertThat(close.isDone()).isFalse();
      scorer.exits.release(100);

      assertThat(inside.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.POSITIVE);
      close.get(10, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void interruptedWaiterGetsItsAnswerAndKeepsTheFlag() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Runnable call =
        () -> {
          classifier.predict("good");
          flags.add(Thread.currentThread().isInterrupted());
        };
    Thread inside = new Thread(call);
    Thread waiting = new Thread(call);
    inside.start();
    await(() -> scorer.inside.get() == 1);
    waiting.start();
    await(() -> waiting.getState() == Thread.State.WAITING);

    inside.interrupt();
    waiting.interrupt();
    scorer.exits.release(100);
    inside.join(10_000);
    waiting.join(10_000);

    assertThat(flags).containsExactly(true, true);
  }

  @Test
  void errorOfOneCallLeavesThePlaceToTheNext() {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    OutOfMemoryError error = new OutOfMemoryError("scripted");
    boolean[] full = {true};
    SentimentClassifier classifier =
        classifier(
            new Scorer() {
              @Override
              public float[] score(List<int[]> windows) {
                if (full[0]) {
                  throw error;
                }
                return scorer.score(windows);
              }

              @Override
              public void close() {
                scorer.close();
              }
            },
            1);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> classifier.predict("good")).isSameAs(error);
    }
    full[0] = false;
    assertThat(classifier.predict("good").label()).isEqualTo(Sentiment.Label.POSITIVE);
    classifier.close();

    assertThat(scorer.closed).hasValue(1);
  }

  @Test
  void networkOfAnotherKindIsAnEngineFailure() {
    assertThatThrownBy(() -> classifier(scores(0, 1), 1).predict("good"))
        .isInstanceOf(InferenceException.class)
        .hasMessage(
            "Model small failed on 1 window(s) of 3 tokens: the network gave 2 scores instead of 3");
    assertThatThrownBy(() -> classifier(scores(0, 1, 2, 3, 4), 1).predict("good"))
        .isInstanceOf(InferenceException.class)
        .hasMessageEndingWith("the network gave 5 scores instead of 3");
    assertThatThrownBy(() -> classifier(scores(0, Float.NaN, 1), 1).predict("good"))
        .isInstanceOf(InferenceException.class)
        .hasMessageEndingWith("the network gave the score NaN");
  }

  @Test
  void closedClassifierSaysSo() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);
    classifier.close();

    assertThatThrownBy(() -> classifier.predict("good"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This classifier is closed");
    assertThatThrownBy(() -> classifier.predict(List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTwiceIsHarmless() {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 1);

    classifier.close();
    classifier.close();

    assertThat(scorer.closed).hasValue(1);
  }

  @Test
  void engineFailureIsReportedWithoutTheText() {
    SentimentClassifier classifier =
        classifier(
            new Scorer() {
              @Override
              public float[] score(List<int[]> windows) {
                throw new IllegalArgumentException("out of order");
              }

              @Override
              public void close() {}
            },
            1);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> classifier.predict("good"))
          .isInstanceOf(InferenceException.class)
          .hasMessage("Model small failed on 1 window(s) of 3 tokens: out of order")
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void interruptedCallerGetsItsAnswerAndKeepsTheFlag() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    Thread.currentThread().interrupt();
    Sentiment sentiment = classifier.predict("good");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sentiment.label()).isEqualTo(Sentiment.Label.POSITIVE);
  }

  @Test
  void lambdaStandsInForAClassifier() {
    try (SentimentClassifier classifier = text -> PRIOR) {
      assertThat(classifier.predict(List.of("a", "b"))).containsExactly(PRIOR, PRIOR);
    }
  }

  private static boolean isClosed(SentimentClassifier classifier) {
    try {
      classifier.predict(List.of());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static Scorer scores(float... scores) {
    return new Scorer() {
      @Override
      public float[] score(List<int[]> windows) {
        return scores;
      }

      @Override
      public void close() {}
    };
  }

  private static SentimentClassifier classifier(Scorer scorer, int maxConcurrency) {
    return new BoundedClassifier(MANIFEST, Pieces.TOKENIZER, scorer, maxConcurrency, 64);
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }
}
