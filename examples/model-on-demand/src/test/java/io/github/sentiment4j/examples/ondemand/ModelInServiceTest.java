package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ModelInServiceTest {

  /** Refuses once closed, as the library's does. */
  private static final class Closable implements SentimentClassifier {

    private volatile boolean closed;

    @Override
    public Sentiment predict(String text) {
      if (closed) {
        throw new IllegalStateException("This classifier is closed");
      }
      return new Sentiment(0, 0, 1);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void noCallerMeetsAClosedModelAndNoneGoesBack() throws Exception {
    ModelInService service = new ModelInService(model(0));
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> callUntil(ended, service)));
      }

      for (int version = 1; version <= 100_000; version++) {
        service.replace(model(version));
      }
      ended.set(true);

      for (Future<Integer> caller : callers) {
        assertThat(caller.get(60, TimeUnit.SECONDS)).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int callUntil(AtomicBoolean ended, ModelInService service) {
    int last = 0;
    int calls = 0;
    do {
      int version = service.ask(ModelInServiceTest::versionThatAnswers);
      assertThat(version).isGreaterThanOrEqualTo(last);
      last = version;
      calls++;
    } while (!ended.get());
    return calls;
  }

  private static int versionThatAnswers(LoadedModel model) {
    model.classifier().predict("text");
    return Integer.parseInt(model.version());
  }

  @Test
  void oldModelIsClosedAndTheNewOneIsNot() {
    LoadedModel old = model(1);
    ModelInService service = new ModelInService(old);

    service.replace(model(2));

    assertThatThrownBy(() -> old.classifier().predict("text"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(service.<Integer>ask(ModelInServiceTest::versionThatAnswers)).isEqualTo(2);
  }

  @Test
  void closedServiceRefuses() {
    ModelInService service = new ModelInService(model(1));

    service.close();

    assertThatThrownBy(() -> service.ask(ModelInServiceTest::versionThatAnswers))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This classifier is closed");
  }

  private static LoadedModel model(int version) {
    return new LoadedModel(Integer.toString(version), "", "", new Closable());
  }
}
