package io.github.sentiment4j;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the first answer takes: in a JVM that is up, and from the start of a JVM on. Once with
 * the engine's native libraries unpacked by an earlier run, once with an empty folder for them.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar ColdStartBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 10,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdStartBenchmark {

  private static final String FOLDER = "DJL_CACHE_DIR";
  private static final String TEXT = "The first answer was quick, and it was right.";

  @Param({"true", "false"})
  boolean unpacked;

  private Path folder;
  private SentimentClassifier classifier;

  @Setup
  public void makeFolder() throws IOException {
    folder = Files.createTempDirectory("natives");
    System.setProperty(FOLDER, folder.toString());
    if (unpacked) {
      answer();
    }
  }

  @TearDown
  public void deleteFolder() throws IOException {
    if (classifier != null) {
      classifier.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  @Benchmark
  public Sentiment createAndPredict() {
    classifier = SentimentClassifier.create();
    return classifier.predict(TEXT);
  }

  @Benchmark
  public String startJvmAndPredict() {
    return answer();
  }

  private String answer() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String property : List.of(FOLDER, "ai.djl.pytorch.num_threads", "ai.djl.offline")) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), FirstAnswer.class.getName(), TEXT));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader output = process.inputReader()) {
        String answer = output.readLine();
        if (answer == null) {
          throw new IllegalStateException("the program ended without an answer");
        }
        return answer;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program that prints the label of its argument. */
  static final class FirstAnswer {

    private FirstAnswer() {}

    public static void main(String[] arguments) {
      try (SentimentClassifier classifier = SentimentClassifier.create()) {
        System.out.println(classifier.predict(arguments[0]).label());
      }
    }
  }
}
