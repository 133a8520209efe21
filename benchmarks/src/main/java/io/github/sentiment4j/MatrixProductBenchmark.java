package io.github.sentiment4j;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.ByteArrayInputStream;
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
 * How far a call is from the limit, which is the network's matrix products alone: same shapes,
 * kernels, engine and process, as many different weights, nothing between them.
 *
 * <p>{@code products} take and give fp32 as those of the network do, so each turns its input into
 * 8-bit numbers; {@code int8Products} do without that. {@code training/benchmark_networks.py} makes
 * the file, the weights are random.
 *
 * <p>{@code predict} reads a text that goes through all layers, {@code predictRealTexts} texts of
 * the test sets with exactly that many tokens, of which many leave early. It needs the environment
 * variable of {@link RealTextsBenchmark}, and fails at lengths of which there are too few.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar MatrixProductBenchmark</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Dai.djl.pytorch.num_threads=1", "-Dai.djl.offline=true"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
public class MatrixProductBenchmark {

  private static final int WIDTH = 384;
  private static final int INNER = 1536;

  @Param({"8", "24", "64", "128"})
  int tokens;

  /** Layers of the network that the library ships. */
  @Param("6")
  int layers;

  private SentimentClassifier classifier;
  private String text;
  private Model model;
  private PtSymbolBlock network;
  private PtNDManager manager;
  private IValue[] floats;
  private IValue[] bytes;

  @Setup
  public void open() throws Exception {
    classifier = SentimentClassifier.create();
    text = Corpus.text(tokens);
    model = PyTorch.newModel("products");
    model.load(new ByteArrayInputStream(Resources.of("matrix_products.pt")));
    network = (PtSymbolBlock) model.getBlock();
    manager = (PtNDManager) model.getNDManager();
    IValueUtils.runMethod(
            network, "prepare", IValue.from(layers), IValue.from(WIDTH), IValue.from(INNER))
        .close();
    floats = new IValue[] {input(WIDTH), input(INNER)};
    bytes = new IValue[] {quantized(floats[0]), quantized(floats[1])};
    // As the library does.
    JniUtils.setGraphExecutorOptimize(false);
  }

  private IValue input(int width) {
    return IValue.from(
        (PtNDArray) manager.randomNormal(0, 1, new Shape(tokens, width), DataType.FLOAT32));
  }

  private IValue quantized(IValue values) {
    return IValueUtils.runMethod(network, "quantize", values);
  }

  /** Texts of the test sets that have exactly {@code tokens} tokens. */
  @State(Scope.Benchmark)
  public static class RealTexts {

    static final int TEXTS = 128;

    List<String> texts;

    @Setup
    public void read(MatrixProductBenchmark benchmark) throws Exception {
      SentimentModel model = new BundledSentimentModel();
      int window = model.manifest().window();
      Tokenizer tokenizer = Resources.tokenizer(model);
      List<String> found = new ArrayList<>();
      for (String set : RealTextsBenchmark.SETS) {
        for (String text : RealTextsBenchmark.texts(set)) {
          Windows windows = tokenizer.windows(text, window);
          int[] first = windows.next();
          if (first != null && first.length == benchmark.tokens && !windows.hasNext()) {
            found.add(text);
          }
        }
      }
      if (found.size() < TEXTS) {
        throw new IllegalStateException(
            "Of %d tokens there are %d texts, not %d"
                .formatted(benchmark.tokens, found.size(), TEXTS));
      }
      Collections.shuffle(found, new Random(20261));
      texts = List.copyOf(found.subList(0, TEXTS));
    }
  }

  @TearDown
  public void close() {
    model.close();
    classifier.close();
  }

  @Benchmark
  public Sentiment predict() {
    return classifier.predict(text);
  }

  @Benchmark
  @OperationsPerInvocation(RealTexts.TEXTS)
  public float predictRealTexts(RealTexts real) {
    float sum = 0;
    for (String text : real.texts) {
      sum += classifier.predict(text).positive();
    }
    return sum;
  }

  @Benchmark
  public Shape products() {
    try (IValue result = IValueUtils.forward(network, floats)) {
      return shape(result);
    }
  }

  @Benchmark
  public Shape int8Products() {
    try (IValue result = IValueUtils.runMethod(network, "int8", bytes)) {
      return shape(result);
    }
  }

  private Shape shape(IValue result) {
    try (PtNDArray array = result.toTensor(manager)) {
      return array.getShape();
    }
  }
}
