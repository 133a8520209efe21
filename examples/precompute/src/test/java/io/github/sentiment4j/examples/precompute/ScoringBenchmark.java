package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows a second of the whole program (its start, a CSV file to PostgreSQL and Parquet) beside those
 * of the bare library, loaded and warm, which gets texts as lists from as many threads as
 * processors. The library runs before and after, on the first and the last rows, at most half of
 * them each: where the two differ much, the machine was not quiet. Last, how long one stored text
 * takes. See README.md for the command.
 */
final class ScoringBenchmark {

  /** As many as the program asks for at once. */
  private static final int LIST = 2048;

  private static final int SAMPLE = 50_000;
  private static final int LOOKUPS = 2000;

  private static final List<String> SENTENCES =
      List.of(
          "We came here on a rainy sunday evening and table %d was almost empty.",
          "The waiter of table %d was very kind, but the soup came cold and the bread was old.",
          "Order %d arrived late.",
          "My wife loved fish number %d, I did not like the meat at all.",
          "Room %d is clean and the street is easy to find.",
          "They gave us a free glass of wine when we asked for the manager of bar %d.",
          "Never again, ticket %d is still open!",
          "The music in hall %d was too loud for a quiet dinner, yet the view over the river is one"
              + " of the best in town.",
          "Best bus %d ever.",
          "Would I go to number %d again? Maybe for a drink in summer, not for food.",
          "Flight %d leaves at noon.",
          "I have waited for parcel %d since tuesday and nobody answers the phone.");

  private ScoringBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param args number of rows
   */
  public static void main(String[] args) throws Exception {
    int rows = Integer.parseInt(args[0]);
    List<String> texts = IntStream.range(0, rows).mapToObj(ScoringBenchmark::text).toList();
    Path folder = Files.createTempDirectory("precompute");
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Path csv = folder.resolve("texts.csv");
      write(csv, texts);
      List<String> program =
          List.of("score", csv.toString(), "--database", server.getJdbcUrl("postgres", "postgres"));

      int sample = Math.min(SAMPLE, rows / 2);
      double before = library(texts.subList(0, sample));
      print("Library, first rows", sample, before);
      double scoring = program(folder, program, "first");
      print("Program", rows, scoring);
      double after = library(texts.subList(rows - sample, rows));
      print("Library, last rows", sample, after);
      double again = program(folder, program, "second");
      print("Program again, all stored", rows, again);
      System.out.printf(
          "Program / library: %.2f of the time a row%n",
          scoring / rows / ((before + after) / (2 * sample)));
      lookups(server.getJdbcUrl("postgres", "postgres"), texts);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static String text(int i) {
    String text = SENTENCES.get(i % SENTENCES.size()).formatted(i);
    return i % 3 == 0
        ? text + " " + SENTENCES.get(i / 36 % SENTENCES.size()).formatted(i % 100)
        : text;
  }

  private static void write(Path csv, List<String> texts) throws Exception {
    try (BufferedWriter lines = Files.newBufferedWriter(csv)) {
      lines.write("text\n");
      for (String text : texts) {
        lines.write('"' + text + "\"\n");
      }
    }
  }

  private static double library(List<String> texts) throws Exception {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      classifier.predict(texts.subList(0, Math.min(texts.size(), LIST)));
      long start = System.nanoTime();
      List<Future<?>> lists = new ArrayList<>();
      for (int from = 0; from < texts.size(); from += LIST) {
        List<String> list = texts.subList(from, Math.min(texts.size(), from + LIST));
        lists.add(threads.submit(() -> classifier.predict(list)));
      }
      for (Future<?> list : lists) {
        list.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      threads.shutdown();
    }
  }

  private static double program(Path folder, List<String> arguments, String parquet)
      throws Exception {
    List<String> all = new ArrayList<>(arguments);
    all.add("--parquet");
    all.add(folder.resolve(parquet).toString());
    long start = System.nanoTime();
    Program.Outcome outcome = new Program(folder).run(all);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.print(outcome.err());
    if (outcome.exitCode() != 0) {
      throw new IllegalStateException("The program failed");
    }
    return seconds;
  }

  /** Texts from anywhere in the table, one by one, as many again before for the warm-up. */
  private static void lookups(String database, List<String> texts) {
    SentimentTable table = SentimentTable.open(database, SentimentModel.onClassPath().manifest());
    try (PrecomputedClassifier classifier =
        new PrecomputedClassifier(
            table,
            () -> {
              throw new IllegalStateException("A text is not stored");
            })) {
      double[] millis =
          new Random(1)
              .ints(2 * LOOKUPS, 0, texts.size())
              .mapToDouble(i -> millis(classifier, texts.get(i)))
              .skip(LOOKUPS)
              .sorted()
              .toArray();
      System.out.printf(
          "One stored text: p50 %.2f ms, p99 %.2f ms%n",
          millis[LOOKUPS / 2 - 1], millis[LOOKUPS * 99 / 100 - 1]);
    }
  }

  private static double millis(SentimentClassifier classifier, String text) {
    long start = System.nanoTime();
    classifier.predict(text);
    return (System.nanoTime() - start) / 1e6;
  }

  private static void print(String what, int rows, double seconds) {
    System.out.printf("%s: %.1f s, %.0f rows/s%n", what, seconds, rows / seconds);
  }
}
