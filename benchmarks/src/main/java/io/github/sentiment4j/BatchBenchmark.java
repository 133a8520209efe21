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
 * How many texts a second one caller gets answered, by the size of the lists it hands over. The
 * texts have the lengths of tweets and review sentences; every call takes the same {@value #TEXTS}.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar BatchBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class BatchBenchmark {

  static final int TEXTS = 1024;

  @Param({"1", "8", "32", "128", "1024"})
  int batch;

  /** Calls inside the engine at once, 0 for as many as there are processors. */
  @Param({"0", "1"})
  int maxConcurrency;

  private SentimentClassifier classifier;
  private List<String> texts;

  @Setup
  public void open() {
    SentimentClassifier.Builder builder = SentimentClassifier.builder(SentimentModel.onClassPath());
    if (maxConcurrency > 0) {
      builder.maxConcurrency(maxConcurrency);
    }
    classifier = builder.build();
    texts = Corpus.texts(TEXTS);
  }

  @TearDown
  public void close() {
    classifier.close();
  }

  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float predict() {
    float sum = 0;
    for (int from = 0; from < TEXTS; from += batch) {
      for (Sentiment sentiment : classifier.predict(texts.subList(from, from + batch))) {
        sum += sentiment.positive();
      }
    }
    return sum;
  }
}
