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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
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
  void passagesMakeUpTheTextAndHaveSentimentsOfTheirOwn() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 2);
    String good = " 😀 a b a b a, the good good good. ";
    String bad = "bad, bad: a b a bad a bad bad.\n";
    String text = good + bad + "a b a b\u200B ";

    List<Passage> passages = classifier.predictPassages(text);

    assertThat(passages)
        .extracting(passage -> text.substring(passage.start(), passage.end()))
        .containsExactly(good, bad, "a b a b\u200B ");
    assertThat(passages)
        .extracting(Passage::sentiment)
        .containsExactly(
            classifier.predict(good), classifier.predict(bad), classifier.predict("a b a b"));
  }

  @Test
  void textOfOneWindowOrNoneIsOnePassage() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    assertThat(classifier.predictPassages(" the good "))
        .containsExactly(new Passage(0, 10, classifier.predict("the good")));
    assertThat(classifier.predictPassages("")).containsExactly(new Passage(0, 0, PRIOR));
    assertThat(classifier.predictPassages(" \n")).containsExactly(new Passage(0, 2, PRIOR));
  }

  @Test
  void nullIsRefusedByName() {
    SentimentClassifier classifier = classifier(ScriptedScorer.prompt(), 1);

    assertThatThrownBy(() -> classifier.predict((String) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("text");
    assertThatThrownBy(() -> classifier.predictPassages(null))
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
  void everyOneOfManyCallersGetsItsOwnAnswers() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 2);
    ExecutorService callers = Executors.newFixedThreadPool(64);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int caller = 0; caller < 64; caller++) {
        String text = "a ".repeat(caller % 4) + (caller % 8 < 4 ? "good" : "bad");
        Sentiment expected = classifier.predict(text);
        calls.add(
            callers.submit(
                () -> {
                  boolean right = true;
                  for (int i = 0; i < 200; i++) {
                    right &= classifier.predict(text).equals(expected);
                  }
                  return right;
                }));
      }

      for (Future<Boolean> call : calls) {
        assertThat(call.get(30, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(scorer.mostInside).hasValueLessThanOrEqualTo(2);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void callsAreServedInTheOrderOfTheirArrival() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<Thread> callers = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      // Of unequal lengths, so that none takes another along.
      String text = "good ".repeat(i);
      callers.add(new Thread(() -> classifier.predict(text)));
    }

    for (Thread caller : callers) {
      caller.start();
      await(() -> caller.getState() == Thread.State.WAITING);
    }
    scorer.exits.release(100);
    for (Thread caller : callers) {
      caller.join(10_000);
    }

    assertThat(scorer.lengths).containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void waitingCallsOfEqualLengthGoTogetherAndGetTheirOwnAnswers() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<Future<Sentiment>> calls = new ArrayList<>();
    List<String> texts = new ArrayList<>(List.of("a a a a", "good", "bad bad", "bad", "a"));
    texts.addAll(Collections.nCopies(6, "good good good"));
    for (String text : texts) {
      calls.add(waiting(() -> classifier.predict(text)));
    }

    scorer.exits.release(100);
    List<Sentiment.Label> labels = new ArrayList<>();
    for (Future<Sentiment> call : calls) {
      labels.add(call.get(10, TimeUnit.SECONDS).label());
    }

    assertThat(labels)
        .containsExactly(
            Sentiment.Label.NEUTRAL,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.NEGATIVE,
            Sentiment.Label.NEGATIVE,
            Sentiment.Label.NEUTRAL,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.POSITIVE,
            Sentiment.Label.POSITIVE);
    // Of the nine behind "good", the first three are looked at, and two are as long.
    assertThat(scorer.sizes).containsExactly(1, 3, 1, 2, 2, 1, 1);
  }

  @Test
  void failureReachesEveryCallThatWentTogether() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    AtomicInteger calls = new AtomicInteger();
    SentimentClassifier classifier =
        classifier(
            new Scorer() {
              @Override
              public float[] score(List<int[]> windows) {
                calls.incrementAndGet();
                scorer.score(windows);
                throw new IllegalArgumentException("out of order");
              }

              @Override
              public void close() {
                scorer.close();
              }
            },
            1);
    List<Future<Sentiment>> futures = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      futures.add(waiting(() -> classifier.predict("good")));
    }

    scorer.exits.release(100);

    for (Future<Sentiment> future : futures) {
      assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(InferenceException.class)
          .hasMessage("Model small failed on 1 window(s) of 3 tokens: out of order");
    }
    // One alone; then of seven three, of four two, and two alone.
    assertThat(calls).hasValue(5);
    classifier.close();
    assertThat(scorer.closed).hasValue(1);
  }

  @Test
  void longListUsesAsManyThreadsAsAllowed() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 3);
    Future<List<Sentiment>> list =
        waiting(() -> classifier.predict(Collections.nCopies(300, "good")));

    await(() -> scorer.inside.get() == 3);
    scorer.exits.release(1000);

    assertThat(list.get(10, TimeUnit.SECONDS))
        .hasSize(300)
        .allMatch(sentiment -> sentiment.label() == Sentiment.Label.POSITIVE);
    assertThat(scorer.mostInside).hasValue(3);
    assertThat(Set.copyOf(scorer.threads)).hasSize(3);
  }

  @Test
  void listRunsOnDaemonThreadsThatEndWithTheClassifier() {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 2);

    classifier.predict(Collections.nCopies(1000, "good"));

    assertThat(Set.copyOf(scorer.threads))
        .isNotEmpty()
        .allMatch(Thread::isAlive)
        .allMatch(Thread::isDaemon)
        .extracting(Thread::getName)
        .isSubsetOf("sentiment4j-1", "sentiment4j-2");
    classifier.close();
    assertThat(scorer.threads).noneMatch(Thread::isAlive);
  }

  @Test
  void callerWhoFindsAFreePlaceRunsTheNetworkItself() {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 2);

    classifier.predict("good");
    classifier.predict(List.of("good", "bad"));

    assertThat(scorer.threads).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void lineIsServedByOneThreadAfterTheOtherAndTheCallersReturnAtOnce() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<Future<Sentiment>> calls = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      // Of unequal lengths, so that none takes another along.
      String text = "good ".repeat(i);
      calls.add(waiting(() -> classifier.predict(text)));
    }

    scorer.exits.release(1);

    assertThat(calls.get(0).get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.POSITIVE);
    await(() -> scorer.inside.get() == 1);
    scorer.exits.release(100);
    for (Future<Sentiment> call : calls) {
      call.get(10, TimeUnit.SECONDS);
    }
    assertThat(scorer.threads.subList(1, 4))
        .extracting(Thread::getName)
        .containsOnly("sentiment4j-1");
    assertThat(scorer.mostInside).hasValue(1);
  }

  @Test
  void hostThatInterruptsAllThreadsDoesNotEndThose() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<String> list = Collections.nCopies(100, "good");
    classifier.predict(list);
    Thread thread = scorer.threads.get(0);

    for (int i = 0; i < 3; i++) {
      await(() -> thread.getState() == Thread.State.WAITING);
      thread.interrupt();
      assertThat(classifier.predict(list)).hasSize(100);
    }

    assertThat(Set.copyOf(scorer.threads)).containsExactly(thread);
    classifier.close();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void windowsOfAHugeTextAreReadAtOnce() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 2);
    Future<Sentiment> text = waiting(() -> classifier.predict("good a. ".repeat(1000)));

    await(() -> scorer.inside.get() == 2);
    scorer.exits.release(10_000);

    assertThat(text.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.POSITIVE);
  }

  @Test
  void oneCallAtATimeIsOneThread() {
    ScriptedScorer scorer = ScriptedScorer.prompt();
    SentimentClassifier classifier = classifier(scorer, 1);

    classifier.predict(Collections.nCopies(1000, "good"));

    assertThat(Set.copyOf(scorer.threads)).hasSize(1);
  }

  @Test
  void threadsOfTheSchedulerHaveNeitherThreadLocalsNorClassLoaderOfTheHost() {
    InheritableThreadLocal<String> host = new InheritableThreadLocal<>();
    host.set("host");
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    ClassLoader hostLoader = new ClassLoader() {};
    Scorer scorer =
        new Scorer() {
          @Override
          public float[] score(List<int[]> windows) {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            seen.add(host.get() + " " + (loader == hostLoader));
            return new float[windows.size() * LABELS];
          }

          @Override
          public void close() {}
        };
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(hostLoader);
    try {
      classifier(scorer, 2).predict(Collections.nCopies(300, "good"));
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(seen).isNotEmpty().containsOnly("null false");
  }

  @Test
  void failureInAListEndsItAndIsThrownOnce() {
    AtomicInteger batches = new AtomicInteger();
    IllegalArgumentException cause = new IllegalArgumentException("out of order");
    SentimentClassifier classifier =
        classifier(
            new Scorer() {
              @Override
              public float[] score(List<int[]> windows) {
                if (batches.incrementAndGet() > 4) {
                  throw cause;
                }
                return new float[windows.size() * LABELS];
              }

              @Override
              public void close() {}
            },
            2);

    assertThatThrownBy(() -> classifier.predict(Collections.nCopies(10_000, "good")))
        .isInstanceOf(InferenceException.class)
        .hasCause(cause);

    // The fifth fails, when three more are in line, and none of these is left once the call is
    // over.
    assertThat(batches.get()).isBetween(5, 8);
    int afterwards = batches.get();
    classifier.close();
    assertThat(batches).hasValue(afterwards);
  }

  @Test
  void singleCallIsServedWhileAListIsRead() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    Future<List<Sentiment>> list =
        waiting(() -> classifier.predict(Collections.nCopies(1000, "good")));
    await(() -> scorer.inside.get() == 1);
    Future<Sentiment> single = waiting(() -> classifier.predict("bad bad"));

    // Two batches were in line before it.
    scorer.exits.release(3);

    assertThat(single.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.NEGATIVE);
    assertThat(list.isDone()).isFalse();
    scorer.exits.release(1000);
    assertThat(list.get(10, TimeUnit.SECONDS)).hasSize(1000);
  }

  @Test
  void interruptedListIsAnsweredAndKeepsTheFlag() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 2);
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Thread caller =
        new Thread(
            () -> {
              int answers = classifier.predict(Collections.nCopies(1000, "good")).size();
              flags.add(answers == 1000 && Thread.currentThread().isInterrupted());
            });
    caller.start();
    await(() -> scorer.inside.get() == 2);

    caller.interrupt();
    scorer.exits.release(1000);
    caller.join(10_000);

    assertThat(flags).containsExactly(true);
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
      await(() -> isClosed(classifier));
      assertThat(close.isDone()).isFalse();
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
  @EnabledForJreRange(max = JRE.JAVA_19) // Later ones end no thread by force.
  @SuppressWarnings({"deprecation", "removal"})
  void callersThatDieHoldUpNobodyElse() throws Exception {
    ScriptedScorer scorer = ScriptedScorer.held();
    SentimentClassifier classifier = classifier(scorer, 1);
    List<Thread> dying = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      String text = "good ".repeat(i);
      Thread caller = new Thread(() -> classifier.predict(text));
      caller.setUncaughtExceptionHandler((thread, death) -> {});
      caller.start();
      await(() -> caller.getState() == Thread.State.WAITING);
      dying.add(caller);
    }
    Future<Sentiment> survivor = waiting(() -> classifier.predict("bad bad bad bad"));

    dying.get(1).stop();
    dying.get(2).stop();
    dying.get(1).join(10_000);
    dying.get(2).join(10_000);
    scorer.exits.release(100);

    assertThat(survivor.get(10, TimeUnit.SECONDS).label()).isEqualTo(Sentiment.Label.NEGATIVE);
    dying.get(0).join(10_000);
    classifier.close();
    assertThat(scorer.closed).hasValue(1);
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
      assertThatThrownBy(() -> classifier.predict(Collections.nCopies(100, "good")))
          .isSameAs(error);
    }
    full[0] = false;
    assertThat(classifier.predict("good").label()).isEqualTo(Sentiment.Label.POSITIVE);
    assertThat(classifier.predict(Collections.nCopies(100, "good"))).hasSize(100);
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
    assertThatThrownBy(() -> classifier.predictPassages(""))
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

  /** Starts a call on a thread of its own and returns as soon as that waits, inside or in line. */
  private static <T> Future<T> waiting(Callable<T> call) {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task);
    thread.start();
    await(() -> thread.getState() == Thread.State.WAITING);
    return task;
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
