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
 * How long one text takes, by its length, one caller: percentiles of single calls.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar LatencyBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class LatencyBenchmark {

  @Param({"8", "24", "64", "128", "256", "512"})
  int tokens;

  private SentimentClassifier classifier;
  private String text;

  @Setup
  public void open() {
    classifier = SentimentClassifier.create();
    text = Corpus.text(tokens);
  }

  @TearDown
  public void close() {
    classifier.close();
  }

  @Benchmark
  public Sentiment predict() {
    return classifier.predict(text);
  }
}
