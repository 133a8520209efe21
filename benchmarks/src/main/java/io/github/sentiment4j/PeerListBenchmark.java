package io.github.sentiment4j;

import java.util.List;
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
 * How many texts a second this library and others read from a list of {@value #TEXTS} texts of
 * mixed lengths, on one thread at a time, by the size of the batches that they make of it: 1 is one
 * by one. The best row of each is what counts.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar PeerListBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.graph_optimizer=false",
      "-Dai.djl.offline=true"
    })
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class PeerListBenchmark {

  static final int TEXTS = 256;

  @Param({"SENTIMENT4J", "ONNX_INT8", "ONNX_FP32", "DISTILBERT_ONNX"})
  PeerType peer;

  @Param({"1", "256", "1024", "4096"})
  int maxBatchTokens;

  private Peer opened;
  private List<String> texts;

  @Setup
  public void open() throws Exception {
    opened = peer.open(maxBatchTokens);
    texts = Corpus.texts(TEXTS);
  }

  @TearDown
  public void close() {
    opened.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float[] score() {
    return opened.score(texts);
  }
}
