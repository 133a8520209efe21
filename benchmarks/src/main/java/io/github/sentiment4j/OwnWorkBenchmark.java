package io.github.sentiment4j;

import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
 * What of a call is the library's own work: the call, the engine's part of it, and the tokenizer's.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar OwnWorkBenchmark -prof gc</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class OwnWorkBenchmark {

  @Param({"24", "128"})
  int tokens;

  private SentimentClassifier classifier;
  private ModelManifest manifest;
  private Tokenizer tokenizer;
  private Scorer scorer;
  private String text;
  private List<int[]> windows;

  @Setup
  public void open() throws IOException {
    classifier = SentimentClassifier.create();
    SentimentModel model = new BundledSentimentModel();
    manifest = model.manifest();
    tokenizer = Resources.tokenizer(model);
    scorer =
        TorchScriptScorer.load(
            new ByteArrayInputStream(Resources.of(model, ModelManifest.WEIGHTS)),
            manifest,
            PyTorch.hasInt8Kernels());
    text = Corpus.text(tokens);
    windows = List.of(tokenizer.windows(text, manifest.window()).next());
  }

  @TearDown
  public void close() {
    scorer.close();
    classifier.close();
  }

  @Benchmark
  public Sentiment predict() {
    return classifier.predict(text);
  }

  @Benchmark
  public float[] engine() {
    return scorer.score(windows);
  }

  @Benchmark
  public int[] tokenize() {
    return tokenizer.windows(text, manifest.window()).next();
  }
}
