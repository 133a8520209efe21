package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sentiment4j.InferenceException;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions come and go, with the real engine and model. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SwitchIT {

  private static final Acceptance ACCEPTANCE = new Acceptance(0.8);
  private static final Duration INTERVAL = Duration.ofMillis(20);

  @TempDir private Path folder;
  private TestRepository repository;
  private final Statuses statuses = new Statuses();

  @BeforeAll
  static void startEngine() {
    SentimentClassifier.create().close();
  }

  @BeforeEach
  void publishFirst() throws IOException {
    repository = TestRepository.in(folder).put(TestVersion.sound("1"));
    repository.inForce("1");
  }

  @Test
  void everyCallIsAnsweredWhileVersionsChange() throws Exception {
    int handles = EngineHandles.count();
    repository.put(TestVersion.sound("2")).put(TestVersion.sound("3"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    AtomicBoolean ended = new AtomicBoolean();
    try (ModelWatcher watcher = watch()) {
      List<Future<List<String>>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> versionsSeen(watcher, ended)));
      }

      repository.inForce("2", "1");
      statuses.awaitVersion("2");
      repository.inForce("3", "2", "1");
      statuses.awaitVersion("3");
      ended.set(true);

      for (Future<List<String>> caller : callers) {
        assertThat(caller.get(60, TimeUnit.SECONDS)).endsWith("3").isSorted();
      }
    } finally {
      ended.set(true);
      threads.shutdownNow();
    }
    assertThat(EngineHandles.count()).isEqualTo(handles);
  }

  private static List<String> versionsSeen(ModelWatcher watcher, AtomicBoolean ended) {
    List<String> versions = new ArrayList<>();
    boolean last;
    do {
      last = ended.get();
      Answer answer = watcher.predict("I love it");
      assertThat(answer.sentiment().label()).isEqualTo(Sentiment.Label.POSITIVE);
      if (!versions.contains(answer.version())
          || !versions.get(versions.size() - 1).equals(answer.version())) {
        versions.add(answer.version());
      }
    } while (!last);
    return versions;
  }

  @Test
  void versionThatIsCutOffIsRejectedUntilItIsRepaired() throws Exception {
    repository.put(TestVersion.truncated("2"));
    CountingRepository counted = new CountingRepository(new FolderRepository(folder));
    try (ModelWatcher watcher = ModelWatcher.start(counted, ACCEPTANCE, INTERVAL, statuses)) {
      repository.inForce("2", "1");

      assertThat(statuses.awaitProblem("2"))
          .startsWith("rejected: model.pt of version 2 is damaged or was altered: its SHA-256 is ");
      counted.awaitLooks(5);
      assertThat(counted.reads("versions/2/model.pt")).isEqualTo(1);
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");

      repository.put(TestVersion.sound("2"));
      assertThat(statuses.awaitVersion("2").problems()).isEmpty();
      assertThat(watcher.predict("I love it").version()).isEqualTo("2");
    }
  }

  @Test
  void versionThatTheHeapHasNoRoomForIsNotTriedAgain() throws Exception {
    repository.put(TestVersion.sound("2"));
    AtomicInteger reads = new AtomicInteger();
    ModelRepository small =
        new ModelRepository() {
          private final ModelRepository files = new FolderRepository(folder);

          @Override
          public byte[] read(String path) throws IOException {
            if (path.equals("versions/2/model.pt")) {
              reads.incrementAndGet();
              throw new OutOfMemoryError("Java heap space");
            }
            return files.read(path);
          }

          @Override
          public String state(String path) throws IOException {
            return files.state(path);
          }
        };
    CountingRepository counted = new CountingRepository(small);
    try (ModelWatcher watcher = ModelWatcher.start(counted, ACCEPTANCE, INTERVAL, statuses)) {
      repository.inForce("2", "1");

      assertThat(statuses.awaitProblem("2"))
          .isEqualTo("cannot be loaded: java.lang.OutOfMemoryError: Java heap space");
      counted.awaitLooks(5);
      assertThat(reads).hasValue(1);
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");
    }
  }

  @Test
  void versionBelowTheFloorIsRejected() throws Exception {
    int handles = EngineHandles.count();
    repository.put(TestVersion.negated("2"));
    try (ModelWatcher watcher = watch()) {
      repository.inForce("2", "1");

      assertThat(statuses.awaitProblem("2"))
          .matches("rejected: \\d of 60 labelled texts are right, below the floor of 80 %");
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");
    }
    assertThat(EngineHandles.count()).isEqualTo(handles);
  }

  @Test
  void versionThatMissesItsGoldenAnswersIsRejected() throws Exception {
    TestVersion negated = TestVersion.negated("2");
    byte[] golden = TestVersion.sound("2").files().get("golden.jsonl");
    repository.put(negated.with("golden.jsonl", golden));
    repository.inForce("2", "1");
    try (ModelWatcher watcher = watch()) {
      assertThat(statuses.awaitProblem("2"))
          .matches("rejected: golden answer 1 is missed by 0\\.\\d{3}, more than 0\\.05");
      assertThat(watcher.status().version()).isEqualTo("1");
    }
  }

  @Test
  void versionThatIsNotThereIsWaitedFor() throws Exception {
    try (ModelWatcher watcher = watch()) {
      repository.inForce("2", "1");

      assertThat(statuses.awaitProblem("2"))
          .isEqualTo("rejected: " + folder.resolve("versions/2/manifest.properties is not there"));

      repository.put(TestVersion.sound("2"));
      statuses.awaitVersion("2");
      assertThat(watcher.status().problems()).isEmpty();
    }
  }

  @Test
  void pointerThatCannotBeReadChangesNothing() throws Exception {
    try (ModelWatcher watcher = watch()) {
      Files.delete(folder.resolve("current"));

      assertThat(statuses.awaitProblem("current"))
          .isEqualTo("cannot be read: " + folder.resolve("current") + " is not there");
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");

      repository.inForce("1");
      statuses.await(status -> status.problems().isEmpty());
    }
  }

  @Test
  void commandBringsBackTheVersionBefore() throws Exception {
    repository.put(TestVersion.sound("2")).inForce("2", "1");
    try (ModelWatcher watcher = watch()) {
      statuses.awaitVersion("2");

      new Publisher(folder).rollBack();

      statuses.awaitVersion("1");
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");
    }
  }

  @Test
  void failedCallBringsBackTheVersionBeforeAndNoneOlder() throws Exception {
    repository.put(TestVersion.failing("3")).put(TestVersion.failing("2")).inForce("3", "2", "1");
    try (ModelWatcher watcher = watch()) {
      statuses.awaitVersion("3");

      assertThatThrownBy(() -> watcher.predict(TestVersion.FATAL_TEXT))
          .isInstanceOf(InferenceException.class);
      assertThat(statuses.awaitVersion("2").problems().get("3"))
          .startsWith("rejected: failed in a call: ")
          .doesNotContain("word");

      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> watcher.predict(TestVersion.FATAL_TEXT))
            .isInstanceOf(InferenceException.class);
        assertThat(watcher.predict("I love it").version()).isEqualTo("2");
      }
      assertThat(watcher.status().problems()).containsOnlyKeys("3");
    }
  }

  @Test
  void serverInTroubleDoesNotBringBackAVersionThatFailedInACall() throws Exception {
    repository.put(TestVersion.failing("2")).inForce("2", "1");
    try (TestServer server = new TestServer(folder)) {
      CountingRepository counted = new CountingRepository(ModelRepository.at(server.address()));
      try (ModelWatcher watcher = ModelWatcher.start(counted, ACCEPTANCE, INTERVAL, statuses)) {
        assertThatThrownBy(() -> watcher.predict(TestVersion.FATAL_TEXT))
            .isInstanceOf(InferenceException.class);
        String problem = statuses.awaitVersion("1").problems().get("2");

        server.fault = TestServer.Fault.BUSY;
        counted.awaitLooks(3);
        server.fault = TestServer.Fault.NONE;
        counted.awaitLooks(3);

        assertThat(watcher.status().version()).isEqualTo("1");
        assertThat(watcher.status().problems()).containsExactly(Map.entry("2", problem));
        assertThat(counted.reads("versions/2/model.pt")).isEqualTo(1);
      }
    }
  }

  @Test
  void troubleDuringARollbackBringsBackNoneOlder() throws Exception {
    repository.put(TestVersion.sound("2")).put(TestVersion.sound("3")).inForce("3", "2", "1");
    ModelRepository sound = new FolderRepository(folder);
    AtomicReference<String> unreadable = new AtomicReference<>("");
    ModelRepository troubled =
        new ModelRepository() {
          @Override
          public byte[] read(String path) throws IOException {
            if (path.equals(unreadable.get())) {
              throw new IOException("timed out");
            }
            return sound.read(path);
          }

          @Override
          public String state(String path) throws IOException {
            return sound.state(path);
          }
        };
    try (ModelWatcher watcher = ModelWatcher.start(troubled, ACCEPTANCE, INTERVAL, statuses)) {
      unreadable.set("versions/2/model.pt");
      repository.inForce("2", "1");
      assertThat(statuses.awaitProblem("2")).isEqualTo("cannot be read: timed out");
      assertThat(watcher.status().version()).isEqualTo("3");

      unreadable.set("");
      assertThat(statuses.awaitVersion("2").problems()).isEmpty();
    }
  }

  @Test
  void statusThatCouldNotBeToldIsToldAtTheNextLook() throws Exception {
    repository.put(TestVersion.sound("2"));
    AtomicBoolean refused = new AtomicBoolean();
    Consumer<Status> listener =
        status -> {
          if (status.version().equals("2") && !refused.getAndSet(true)) {
            throw new UncheckedIOException(new IOException("No space left on device"));
          }
          statuses.accept(status);
        };
    try (ModelWatcher watcher =
        ModelWatcher.start(new FolderRepository(folder), ACCEPTANCE, INTERVAL, listener)) {
      repository.inForce("2", "1");

      assertThat(statuses.awaitVersion("2")).isEqualTo(watcher.status());
    }
    assertThat(refused).isTrue();
  }

  @Test
  void restartPassesOverARejectedVersion() throws Exception {
    repository.put(TestVersion.truncated("2")).inForce("2", "1");

    try (ModelWatcher watcher = watch()) {
      assertThat(watcher.status().version()).isEqualTo("1");
      assertThat(watcher.status().problems()).containsOnlyKeys("2");
    }
  }

  @Test
  void withoutAnyVersionThereIsNoStart() throws Exception {
    repository.inForce("9");

    assertThatThrownBy(this::watch)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No version of " + folder + " can answer: {9=rejected: ");
  }

  @Test
  void serverInTroubleChangesNothing() throws Exception {
    repository.put(TestVersion.sound("2"));
    try (TestServer server = new TestServer(folder);
        ModelWatcher watcher =
            ModelWatcher.start(
                ModelRepository.at(server.address()), ACCEPTANCE, INTERVAL, statuses)) {
      server.fault = TestServer.Fault.ERROR;
      assertThat(statuses.awaitProblem("current"))
          .isEqualTo("cannot be read: " + server.address() + "/current was answered with 500");

      server.fault = TestServer.Fault.CUT;
      repository.inForce("2", "1");
      assertThat(statuses.awaitProblem("2"))
          .startsWith("cannot be read: " + server.address() + "/versions/2/model.pt ");
      assertThat(watcher.predict("I love it").version()).isEqualTo("1");

      server.fault = TestServer.Fault.NONE;
      assertThat(statuses.awaitVersion("2").problems()).isEmpty();
      assertThat(Collections.frequency(server.log(), "GET /current 304")).isPositive();
    }
  }

  private ModelWatcher watch() {
    return ModelWatcher.start(new FolderRepository(folder), ACCEPTANCE, INTERVAL, statuses);
  }
}
