package io.github.sentiment4j;

import java.util.concurrent.TimeUnit;
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
 * How long one text takes in this library and in others, by its length, one caller, one thread.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar PeerBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.graph_optimizer=false",
      "-Dai.djl.offline=true"
    })
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class PeerBenchmark {

  @Param PeerType peer;

  @Param({"8", "24", "64", "128"})
  int tokens;

  private Peer opened;
  private String text;

  @Setup
  public void open() throws Exception {
    opened = peer.open(1);
    text = Corpus.text(tokens);
  }

  @TearDown
  public void close() {
    opened.close();
  }

  @Benchmark
  public float score() {
    return opened.score(text);
  }
}
