package io.github.sentiment4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * The road not taken: callers that start within one second and ask once each, in the process of the
 * classifier or over HTTP. The server is the JDK's and as small as can be, and has a thread for
 * each request. Client and server share the processors, as on a machine that does both. The address
 * of another service that answers alike, such as {@code benchmarks/service.py}, may follow.
 *
 * <pre>java -Dai.djl.offline=true -cp benchmarks/target/benchmarks.jar \
 *     io.github.sentiment4j.HttpReport benchmarks/results/http.json [http://127.0.0.1:8000/]</pre>
 */
final class HttpReport {

  private static final int CALLERS = 1_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 20;

  /** Asks about a text and gets a label. */
  @FunctionalInterface
  interface Question {
    String ask(String text) throws Exception;
  }

  private HttpReport() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    Question service = arguments.length > 1 ? overHttp(URI.create(arguments[1])) : null;
    if (service != null) {
      // A service that is not there is noticed now and not after minutes of measuring.
      Sentiment.Label.valueOf(service.ask(Corpus.text(24)));
    }
    // Or each answer may wait for the client to acknowledge its header.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    List<String> rows = new ArrayList<>();
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      for (int round = 0; round < ROUNDS; round++) {
        // The last round counts: all are warm by then.
        rows.clear();
        rows.add(measureInProcess(classifier, CALLERS));
        rows.add(measureHttp(classifier, CALLERS));
      }
    }
    if (service != null) {
      for (String text : Corpus.texts(WARM_UP)) {
        service.ask(text);
      }
      measure("Python service", CALLERS, service);
      rows.add(measure("Python service", CALLERS, service));
    }
    rows.forEach(System.out::println);
    Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  static String measureInProcess(SentimentClassifier classifier, int callers) throws Exception {
    return measure("in process", callers, text -> classifier.predict(text).label().name());
  }

  static String measureHttp(SentimentClassifier classifier, int callers) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, callers);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, classifier));
    server.start();
    try {
      URI address = URI.create("http://localhost:" + server.getAddress().getPort());
      return measure("HTTP", callers, overHttp(address));
    } finally {
      server.stop(0);
      threads.shutdown();
    }
  }

  private static Question overHttp(URI address) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return text ->
        client
            .send(
                HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(text)).build(),
                BodyHandlers.ofString())
            .body();
  }

  private static void answer(HttpExchange exchange, SentimentClassifier classifier)
      throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] label = classifier.predict(text).label().name().getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, label.length);
      exchange.getResponseBody().write(label);
    }
  }

  private static String measure(String way, int callers, Question question) throws Exception {
    List<String> texts = Corpus.texts(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long start = System.nanoTime() + 500_000_000L;
      List<Future<Long>> futures = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        String text = texts.get(i);
        long begin = start + i * 1_000_000_000L / callers;
        futures.add(
            threads.submit(
                () -> {
                  for (long left = begin - System.nanoTime(); left > 0; ) {
                    LockSupport.parkNanos(left);
                    left = begin - System.nanoTime();
                  }
                  Sentiment.Label.valueOf(question.ask(text));
                  return System.nanoTime() - begin;
                }));
      }
      List<Long> waits = new ArrayList<>();
      for (Future<Long> future : futures) {
        waits.add(future.get());
      }
      long nanos = System.nanoTime() - start;
      waits.sort(null);
      return String.format(
          Locale.ROOT,
          "{\"way\": \"%s\", \"callers\": %d, \"per_second\": %.1f, \"p50_ms\": %.2f,"
              + " \"p99_ms\": %.2f, \"worst_ms\": %.2f, \"java\": \"%s\"}",
          way,
          callers,
          callers * 1e9 / nanos,
          waits.get(callers / 2) / 1e6,
          waits.get(callers * 99 / 100) / 1e6,
          waits.get(callers - 1) / 1e6,
          Runtime.version());
    } finally {
      threads.shutdown();
    }
  }
}
