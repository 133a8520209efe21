package io.github.sentiment4j.examples.ondemand;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Measures what a change of version costs its callers, and what a queue costs: see README.md. */
final class Measurements {

  private static final String TEXT = "The battery is great, but it broke after a week.";
  private static final int CHANGES = 5;
  private static final int ROUNDS = 20;
  private static final int MESSAGES = 5000;
  private static final int ROUND_TRIPS = 1000;

  private Measurements() {}

  /**
   * Measures and prints.
   *
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "measurements");
    TestRepository repository = TestRepository.in(folder);
    for (int version = 0; version <= CHANGES; version++) {
      TestVersion sound = TestVersion.sound("1." + version);
      repository.put(sound.with("golden.jsonl", Files.readAllBytes(TestVersion.GOLDEN)));
    }
    repository.inForce("1.0");
    Statuses statuses = new Statuses();
    try (ModelWatcher watcher =
        ModelWatcher.start(
            new FolderRepository(folder), new Acceptance(0.8), Duration.ofMillis(100), statuses)) {
      memory(watcher, repository, statuses);
      for (int round = 0; round < 2000; round++) {
        watcher.predict(TEXT);
      }
      for (int callers : new int[] {1, 2, 8}) {
        repository.inForce("1.0");
        statuses.awaitVersion("1.0");
        print(callers, "no change", calls(watcher, callers, () -> Thread.sleep(15_000)));
        print(
            callers,
            CHANGES + " changes",
            calls(watcher, callers, () -> changeVersions(repository, statuses)));
      }
      queue(watcher, folder);
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  private static void changeVersions(TestRepository repository, Statuses statuses)
      throws Exception {
    for (int version = 1; version <= CHANGES; version++) {
      repository.inForce("1." + version);
      statuses.awaitVersion("1." + version);
    }
  }

  /** Calls from so many threads, without pause, while a task runs: nanoseconds of each call. */
  private static long[] calls(ModelWatcher watcher, int callers, Task task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    AtomicBoolean ended = new AtomicBoolean();
    List<Future<long[]>> times = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      times.add(
          threads.submit(
              () -> {
                LongStream.Builder nanoseconds = LongStream.builder();
                while (!ended.get()) {
                  long start = System.nanoTime();
                  watcher.predict(TEXT);
                  nanoseconds.add(System.nanoTime() - start);
                }
                return nanoseconds.build().toArray();
              }));
    }
    long start = System.nanoTime();
    task.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    ended.set(true);
    LongStream all = LongStream.empty();
    for (Future<long[]> caller : times) {
      all = LongStream.concat(all, Arrays.stream(caller.get()));
    }
    threads.shutdown();
    long[] sorted = all.sorted().toArray();
    System.out.printf(Locale.ROOT, "%.1f s, ", seconds);
    return sorted;
  }

  private static void print(int callers, String what, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%d callers, %s: %,d calls, ms: p50 %.2f, p99 %.2f, p99.9 %.2f, longest %.2f%n",
        callers,
        what,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6,
        sorted[(int) (sorted.length * 0.999)] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  /** What the process holds with one version, after many changes, and at the most. */
  private static void memory(ModelWatcher watcher, TestRepository repository, Statuses statuses)
      throws Exception {
    System.gc();
    long before = residentKilobytes();
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Long> most =
        thread.submit(
            () -> {
              long highest = 0;
              while (!ended.get()) {
                highest = Math.max(highest, residentKilobytes());
                Thread.sleep(10);
              }
              return highest;
            });
    for (int round = 1; round <= ROUNDS; round++) {
      changeVersions(repository, statuses);
      if (round == 1 || round % 5 == 0) {
        System.gc();
        System.out.printf(
            Locale.ROOT,
            "resident after %d changes: %,d MB%n",
            round * CHANGES,
            residentKilobytes() / 1000);
      }
    }
    ended.set(true);
    thread.shutdown();
    System.out.printf(
        Locale.ROOT,
        "resident with one version: %,d MB, at the most: %,d MB%n",
        before / 1000,
        most.get() / 1000);
    watcher.predict(TEXT);
  }

  private static long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc/self/status does not tell VmRSS");
  }

  private static void queue(ModelWatcher watcher, Path folder) throws Exception {
    int sessions = Runtime.getRuntime().availableProcessors();
    AtomicInteger left = new AtomicInteger(MESSAGES);
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    List<Future<?>> callers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < sessions; i++) {
      callers.add(
          threads.submit(
              () -> {
                while (left.getAndDecrement() > 0) {
                  watcher.predict(TEXT);
                }
              }));
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
    threads.shutdown();
    printRate("predict from " + sessions + " threads", start);

    try (EmbeddedBroker broker =
            new EmbeddedBroker(folder.resolve("messages"), 3, Duration.ofSeconds(1));
        QueueWorker worker =
            new QueueWorker(broker.connections(), watcher::predict, sessions, 1000);
        JMSContext session = broker.connections().createContext();
        JMSConsumer answers = session.createConsumer(session.createQueue(Queues.SENTIMENTS))) {
      start = System.nanoTime();
      try (JMSContext sender = broker.connections().createContext(JMSContext.SESSION_TRANSACTED)) {
        for (int i = 0; i < MESSAGES; i++) {
          sender.createProducer().send(sender.createQueue(Queues.TEXTS), TEXT);
        }
        sender.commit();
      }
      printRate("sent in one transaction", start);
      start = System.nanoTime();
      worker.start();
      for (int i = 0; i < MESSAGES; i++) {
        answers.receive();
      }
      printRate("queue to queue with " + sessions + " sessions", start);
      long[] times = new long[ROUND_TRIPS];
      for (int i = 0; i < ROUND_TRIPS; i++) {
        start = System.nanoTime();
        session.createProducer().send(session.createQueue(Queues.TEXTS), TEXT);
        answers.receive();
        times[i] = System.nanoTime() - start;
      }
      Arrays.sort(times);
      print(1, "one message at a time", times);
    }
  }

  private static void printRate(String what, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "%s: %,.0f texts/s%n", what, MESSAGES / seconds);
  }
}
