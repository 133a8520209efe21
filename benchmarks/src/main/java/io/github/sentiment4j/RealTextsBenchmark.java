package io.github.sentiment4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a real text takes on average, one by one, one thread: this library leaves a text that it
 * is sure about before the last layer, which texts that somebody made up cannot show. The
 * environment variable {@value #FOLDER} names the folder of the test sets, as for {@link
 * AccuracyReport}; {@value #TEXTS} rows of each are read.
 *
 * <pre>SENTIMENT4J_DATA=FOLDER java -jar benchmarks/target/benchmarks.jar RealTextsBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class RealTextsBenchmark {

  static final int TEXTS = 512;
  static final String FOLDER = "SENTIMENT4J_DATA";
  static final List<String> SETS = List.of("tweeteval", "sst3", "dynasent_r1", "goemotions");

  @Param({"SENTIMENT4J", "ONNX_INT8"})
  PeerType peer;

  @Param({"tweeteval", "sst3", "dynasent_r1", "goemotions"})
  String set;

  private Peer opened;
  private List<String> texts;

  @Setup
  public void open() throws Exception {
    List<String> all = new ArrayList<>(texts(set));
    Collections.shuffle(all, new Random(20261));
    texts = all.subList(0, TEXTS);
    opened = peer.open(1);
  }

  static List<String> texts(String set) throws IOException {
    String folder = System.getenv(FOLDER);
    if (folder == null) {
      throw new IllegalStateException("Set " + FOLDER + " to the folder that has test/");
    }
    DataFile file = DataFile.read(Path.of(folder, "test", set + DataFile.ENDING));
    return file.rows().stream().map(row -> row.get("text").textValue()).toList();
  }

  @TearDown
  public void close() {
    opened.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float score() {
    float sum = 0;
    for (String text : texts) {
      sum += opened.score(text);
    }
    return sum;
  }
}
