package io.github.sentiment4j;

import java.io.IOException;
import java.lang.management.ManagementFactory;
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

/**
 * How one classifier serves many callers at once, who each ask again as soon as they are answered.
 * A program and not a JMH benchmark, which cannot start virtual threads nor tell of the caller who
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
  private static final int CALLS = 20_000;
  private static final int TOKENS = 24;

  private CallersReport() {}

  public static void main(String[] arguments) throws Exception {
    int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : CALLS;
    List<String> rows = new ArrayList<>();
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      measure(classifier, "platform", 2, calls / 4);
      for (String threads : List.of("platform", "virtual")) {
        for (int callers : CALLERS) {
          boolean possible =
              threads.equals("platform")
                  ? callers <= MOST_PLATFORM_THREADS
                  : Runtime.version().feature() >= 21;
          if (possible) {
            String row = measure(classifier, threads, callers, calls);
            System.out.println(row);
            rows.add(row);
          }
        }
      }
    }
    Files.writeString(Path.of(arguments[0]), "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  /** Lets callers make about that many calls together, and tells how it went as a JSON object. */
  static String measure(SentimentClassifier classifier, String threads, int callers, int calls)
      throws Exception {
    String text = Corpus.text(TOKENS);
    Sentiment expected = classifier.predict(text);
    int callsEach = Math.max(2, calls / callers);
    CountDownLatch ready = new CountDownLatch(callers);
    CountDownLatch start = new CountDownLatch(1);
    Callable<long[]> caller =
        () -> {
          long[] waits = new long[callsEach];
          ready.countDown();
          start.await();
          for (int i = 0; i < callsEach; i++) {
            long asked = System.nanoTime();
            Sentiment answer = classifier.predict(text);
            waits[i] = System.nanoTime() - asked;
            if (!answer.equals(expected)) {
              throw new IllegalStateException(answer + " and not " + expected);
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
      return row(threads, callers, waits, System.nanoTime() - started);
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

  private static String row(String threads, int callers, List<long[]> waits, long nanos)
      throws IOException {
    long[] sorted = waits.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    double perSecond = sorted.length * 1e9 / nanos;
    return String.format(
        Locale.ROOT,
        "{\"threads\": \"%s\", \"callers\": %d, \"served\": %d, \"calls\": %d, \"per_second\": %.1f,"
            + " \"p50_ms\": %.2f, \"p99_ms\": %.2f, \"worst_ms\": %.2f, \"fair_ms\": %.2f,"
            + " \"heap_mb\": %d, \"resident_mb\": %d, \"java\": \"%s\"}",
        threads,
        callers,
        waits.size(),
        sorted.length,
        perSecond,
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 99 / 100] / 1e6,
        sorted[sorted.length - 1] / 1e6,
        callers * 1e3 / perSecond,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
        residentMegabytes(),
        Runtime.version());
  }

  /** What Linux says that the process holds, or 0 where nothing says it. */
  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    }
  }
}
