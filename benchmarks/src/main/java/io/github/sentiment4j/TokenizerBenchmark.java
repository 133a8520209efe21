package io.github.sentiment4j;

import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.IOException;
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
 * How long the text to token ids takes: this library's tokenizer, and Hugging Face's through JNI.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar TokenizerBenchmark -prof gc</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.offline=true"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class TokenizerBenchmark {

  @Param({"24", "128"})
  int tokens;

  private Tokenizer own;
  private int window;
  private HuggingFaceIds huggingFace;
  private String text;

  @Setup
  public void open() throws IOException {
    SentimentModel model = new BundledSentimentModel();
    own = Resources.tokenizer(model);
    window = model.manifest().window();
    huggingFace = new HuggingFaceIds();
    text = Corpus.text(tokens);
  }

  @TearDown
  public void close() {
    huggingFace.close();
  }

  @Benchmark
  public int[] sentiment4j() {
    return own.windows(text, window).next();
  }

  @Benchmark
  public long[] huggingFace() {
    return huggingFace.of(text);
  }
}
