package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classifiers come and go, with the real engine, and leave the process as it was. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LifeCycleIT {

  @BeforeAll
  static void startEngine() {
    SentimentClassifier.create().close();
  }

  @Test
  void manyThreadsMayCloseDuringTraffic() throws Exception {
    int handles = Residue.engineHandles();
    SentimentClassifier classifier = SentimentClassifier.create();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      CountDownLatch started = new CountDownLatch(8);
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        boolean list = i % 2 == 0;
        callers.add(
            threads.submit(
                () -> {
                  for (int calls = 0; ; calls++) {
                    assertThat(classifier.predict(list ? List.of("good", "a b c") : List.of("bad")))
                        .isNotEmpty();
                    started.countDown();
                  }
                }));
      }
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();

      List<Future<?>> closers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        closers.add(threads.submit(classifier::close));
      }

      for (Future<?> closer : closers) {
        closer.get(60, TimeUnit.SECONDS);
      }
      for (Future<?> caller : callers) {
        assertThatThrownBy(() -> caller.get(60, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("This classifier is closed");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Residue.engineHandles()).isEqualTo(handles);
  }

  @Test
  void twoClassifiersAtOnceAnswerAlikeAndOneOutlivesTheOther() throws Exception {
    int handles = Residue.engineHandles();
    List<String> list = Collections.nCopies(20, "I love it");

    try (SentimentClassifier second = SentimentClassifier.create()) {
      try (SentimentClassifier first = SentimentClassifier.create()) {
        CompletableFuture<List<Sentiment>> aside =
            CompletableFuture.supplyAsync(() -> first.predict(list));
        assertThat(second.predict(list)).isEqualTo(aside.get(60, TimeUnit.SECONDS));
      }
      assertThat(second.predict("I love it").label()).isEqualTo(Sentiment.Label.POSITIVE);
    }

    assertThat(Residue.engineHandles()).isEqualTo(handles);
  }

  @Test
  void otherClassifiersCloseWhileOneCannotBeMade() throws Exception {
    int handles = Residue.engineHandles();
    AlteredModel bundled = AlteredModel.bundled();
    byte[] half = Arrays.copyOf(bundled.file("model.pt"), bundled.file("model.pt").length / 2);
    CompletableFuture<Void> failing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 10; i++) {
                assertThatThrownBy(
                        () -> SentimentClassifier.create(bundled.vouchedFor("model.pt", half)))
                    .isInstanceOf(ModelLoadException.class);
              }
            });

    for (int i = 0; i < 5 || !failing.isDone(); i++) {
      try (SentimentClassifier classifier = SentimentClassifier.create()) {
        assertThat(classifier.predict("I love it").label()).isEqualTo(Sentiment.Label.POSITIVE);
      }
    }

    failing.get(60, TimeUnit.SECONDS);
    assertThat(Residue.engineHandles()).isEqualTo(handles);
  }

  @Test
  void interruptedCallersGetTheirAnswers() throws Exception {
    try (SentimentClassifier classifier =
        SentimentClassifier.builder(SentimentModel.onClassPath()).maxConcurrency(1).build()) {
      Sentiment expected = classifier.predict("I love it");
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          callers.add(
              threads.submit(
                  () -> {
                    Thread.currentThread().interrupt();
                    for (int call = 0; call < 50; call++) {
                      Closeness.assertClose(
                          classifier.predict("I love it"),
                          expected,
                          Closeness.INVARIANCE,
                          "interrupted");
                    }
                    return Thread.interrupted();
                  }));
        }

        for (Future<Boolean> caller : callers) {
          assertThat(caller.get(60, TimeUnit.SECONDS)).isTrue();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
