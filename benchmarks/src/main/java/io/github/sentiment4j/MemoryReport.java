package io.github.sentiment4j;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What a classifier takes: memory of the process when the JVM is up, with a classifier, and after
 * minutes of single texts, lists and long texts on all processors; files on disk. To be run with
 * the class path of an application, where every jar is a file of its own.
 *
 * <p>Arguments: the file that gets the figures, and minutes. The command is in README.md.
 */
final class MemoryReport {

  private MemoryReport() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    long minutes = Long.parseLong(arguments[1]);
    List<String> rows = new ArrayList<>();
    rows.add(memory("JVM started"));
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      classifier.predict(Corpus.text(24));
      rows.add(memory("classifier created"));
      traffic(classifier, minutes * 60_000_000_000L);
      rows.add(memory("after " + minutes + " minutes of traffic"));
    }
    rows.addAll(files());
    rows.forEach(System.out::println);
    Files.writeString(file, "[\n" + String.join(",\n", rows) + "\n]\n");
  }

  /** Memory in MiB after a garbage collection; what is not heap is counted as native. */
  static String memory(String stage) throws IOException {
    System.gc();
    long resident = ProcessMemory.residentMebibytes();
    return String.format(
        Locale.ROOT,
        "{\"stage\": \"%s\", \"resident_mb\": %d, \"heap_mb\": %d, \"native_mb\": %d, \"java\": \"%s\"}",
        stage,
        resident,
        ProcessMemory.heapMebibytes(),
        resident - ProcessMemory.committedHeapMebibytes(),
        Runtime.version());
  }

  static void traffic(SentimentClassifier classifier, long nanos) throws Exception {
    long end = System.nanoTime() + nanos;
    List<String> texts = Corpus.texts(1024);
    String longText = Corpus.text(5_000);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(
            callers.submit(
                () -> {
                  do {
                    texts.forEach(classifier::predict);
                    classifier.predict(texts);
                    classifier.predict(longText);
                  } while (System.nanoTime() < end);
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      callers.shutdown();
    }
  }

  /** The jars of the class path, and what the engine has unpacked. */
  static List<String> files() throws IOException {
    List<String> rows = new ArrayList<>();
    String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    for (String entry : classPath) {
      if (entry.endsWith(".jar")) {
        rows.add(file(Path.of(entry).getFileName().toString(), Files.size(Path.of(entry))));
      }
    }
    Collections.sort(rows);
    long unpacked = 0;
    try (Stream<Path> files = Files.walk(NativeFolder.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        unpacked += Files.size(file);
      }
    }
    rows.add(file("native libraries, unpacked", unpacked));
    return rows;
  }

  private static String file(String name, long bytes) {
    return String.format(Locale.ROOT, "{\"file\": \"%s\", \"mb\": %.1f}", name, bytes / 1e6);
  }
}
