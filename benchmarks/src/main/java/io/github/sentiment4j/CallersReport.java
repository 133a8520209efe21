package io.github.sentiment4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How one classifier serves many callers at once, who each ask again as soon as they are answered:
 * about texts of equal length, and about texts as long as tweets and review sentences are. A
 * program and not a JMH benchmark, which cannot start virtual threads nor tell of the caller who
 * waited longest.
 *
 * <p>A perfect queue, first come first served, would let every caller wait for {@code fair_ms}: the
 * number of callers divided by the answers a second. Virtual threads are measured on Java 21 and
 * newer.
 *
 * <pre>java -Dai.djl.offline=true -cp benchmarks/target/benchmarks.jar \
 *     io.github.sentiment4j.CallersReport benchmarks/results/callers.json</pre>
 */
final class CallersReport {

  private static final int[] CALLERS = {1, 2, 16, 128, 1_000, 10_000};
  private static final int MOST_PLATFORM_THREADS = 1_000;
  private static final int CALLS = 8_000;

  /** The texts that the callers ask about. */
  enum Texts {
    EQUAL(List.of(Corpus.text(24))),
    MIXED(Corpus.texts(1024));

    private final List<String> all;

    Texts(List<String> all) {
      this.all = all;
    }
  }

  private CallersReport() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CALLS;
    List<String> rows = new ArrayList<>();
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      measure(classifier, Texts.MIXED, "platform", 2, calls / 4);
      for (Texts texts : Texts.values()) {
        for (String threads : List.of("platform", "virtual")) {
          for (int callers : CALLERS) {
            if (possible(threads, callers)) {
              String row = measure(classifier, texts, threads, callers, calls);
              System.out.println(row);
              rows.add(row);
            }
          }
        }
      }
    }
    Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  private static boolean possible(String threads, int callers) {
    return threads.equals("platform")
        ? callers <= MOST_PLATFORM_THREADS
        : Runtime.version().feature() >= 21;
  }

  /** Lets callers make about that many calls together, and tells how it went as a JSON object. */
  static String measure(
      SentimentClassifier classifier, Texts texts, String threads, int callers, int calls)
      throws Exception {
    List<Sentiment> expected = classifier.predict(texts.all);
    AtomicInteger nextText = new AtomicInteger();
    int callsEach = Math.max(2, calls / callers);
    CountDownLatch ready = new CountDownLatch(callers);
    CountDownLatch start = new CountDownLatch(1);
    Callable<long[]> caller =
        () -> {
          long[] waits = new long[callsEach];
          ready.countDown();
          start.await();
          for (int i = 0; i < callsEach; i++) {
            int text = nextText.getAndIncrement() % texts.all.size();
            long asked = System.nanoTime();
            Sentiment answer = classifier.predict(texts.all.get(text));
            waits[i] = System.nanoTime() - asked;
            if (Math.abs(answer.positive() - expected.get(text).positive()) > 1e-4f) {
              throw new IllegalStateException(answer + " and not " + expected.get(text));
            }
          }
          return waits;
        };
    ExecutorService executor = executor(threads, callers);
    try {
      List<Future<long[]>> futures = new ArrayList<>(callers);
      for (int i = 0; i < callers; i++) {
        futures.add(executor.submit(caller));
      }
      ready.await();
      long started = System.nanoTime();
      start.countDown();
      List<long[]> waits = new ArrayList<>(callers);
      for (Future<long[]> future : futures) {
        waits.add(future.get());
      }
      return row(texts, threads, callers, waits, System.nanoTime() - started);
    } finally {
      executor.shutdown();
    }
  }

  private static ExecutorService executor(String threads, int callers)
      throws ReflectiveOperationException {
    return threads.equals("platform")
        ? Executors.newFixedThreadPool(callers)
        : (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static String row(
      Texts texts, String threads, int callers, List<long[]> waits, long nanos) throws IOException {
    long[] sorted = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double perSecond = sorted.length * 1e9 / nanos;
    return String.format(
        Locale.ROOT,
        "{\"texts\": \"%s\", \"threads\": \"%s\", \"callers\": %d, \"served\": %d, \"calls\": %d, \"per_second\": %.1f,"
            + " \"p50_ms\": %.2f, \"p99_ms\": %.2f, \"worst_ms\": %.2f, \"fair_ms\": %.2f,"
            + " \"heap_mb\": %d, \"resident_mb\": %d, \"java\": \"%s\"}",
        texts.name().toLowerCase(Locale.ROOT),
        threads,
        callers,
        waits.size(),
        sorted.length,
        perSecond,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        callers * 1e3 / perSecond,
        ProcessMemory.heapMebibytes(),
        ProcessMemory.residentMebibytes(),
        Runtime.version());
  }
}
