package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the benchmarks measure gives the right answers. */
class BenchmarkCorrectnessTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 24, 64, 128})
  void latencyIsOfTextsOfThatLength(int tokens) throws Exception {
    LatencyBenchmark latency = new LatencyBenchmark();
    OwnWorkBenchmark ownWork = new OwnWorkBenchmark();
    latency.tokens = tokens;
    ownWork.tokens = tokens;
    latency.open();
    ownWork.open();
    try {
      assertThat(ownWork.tokenize()).hasSize(tokens);
      assertThat(ownWork.predict()).isEqualTo(latency.predict());
      // An early exit that answers alone is surer than that.
      assertThat(latency.predict().confidence()).isLessThan(lowestExit());
      assertThat(softmax(ownWork.engine()))
          .isCloseTo(latency.predict().positive(), Offset.offset(1e-5f));
    } finally {
      latency.close();
      ownWork.close();
    }
  }

  private static float lowestExit() throws IOException {
    Properties manifest = new Properties();
    manifest.load(
        new ByteArrayInputStream(Resources.of(SentimentModel.onClassPath(), ModelManifest.FILE)));
    return (float)
        manifest.stringPropertyNames().stream()
            .filter(name -> name.matches("exit\\.\\d+\\.confidence"))
            .mapToDouble(name -> Double.parseDouble(manifest.getProperty(name)))
            .min()
            .orElseThrow();
  }

  @Test
  void batchesOfEverySizeGiveTheSameAnswers() {
    assertThat(sum(1)).isCloseTo(sum(1024), Offset.offset(0.01f)).isGreaterThan(0);
  }

  private static float sum(int batch) {
    BatchBenchmark benchmark = new BatchBenchmark();
    benchmark.batch = batch;
    benchmark.open();
    try {
      return benchmark.predict();
    } finally {
      benchmark.close();
    }
  }

  private static float softmax(float[] scores) {
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score);
    }
    return (float) (Math.exp(scores[2]) / sum);
  }

  @Test
  void lengthsAreThoseOfTweetsAndReviewSentences() {
    long[] lengths =
        Corpus.texts(1024).stream()
            .mapToLong(text -> text.split(" ").length + 2)
            .sorted()
            .toArray();

    assertThat(lengths[512]).isBetween(18L, 22L);
    assertThat(lengths[922]).isBetween(44L, 52L);
    assertThat(lengths[1023]).isLessThanOrEqualTo(128);
  }

  @Test
  void theBarePredictorGivesOurAnswer() throws Exception {
    PeerBenchmark own = new PeerBenchmark();
    own.peer = PeerType.SENTIMENT4J;
    own.tokens = 24;
    own.open();
    try (Peer bare = PeerType.DJL_PREDICTOR.open(1)) {
      assertThat(bare.score(Corpus.text(24))).isCloseTo(own.score(), Offset.offset(1e-5f));
    } finally {
      own.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PeerType.class,
      names = {"ONNX_INT8", "ONNX_FP32"})
  void paraphrasesAreCloserThanUnrelatedTexts(PeerType type) throws Exception {
    try (OnnxPeer peer = (OnnxPeer) type.open(1)) {
      float[] text = peer.vector("The waiter was very friendly.");
      float[] paraphrase = peer.vector("Our server was extremely kind.");
      float[] unrelated = peer.vector("The train to Berlin leaves at nine.");

      assertThat(cosine(text, paraphrase)).isGreaterThan(cosine(text, unrelated) + 0.2);
    }
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @ParameterizedTest
  @EnumSource(PeerType.class)
  void everyPeerTellsTextsApartAndReadsAListLikeItsTexts(PeerType type) throws Exception {
    // ONNX Runtime's int8 activations take their range from the whole batch.
    float tolerance = type == PeerType.ONNX_INT8 ? 0.2f : 1e-4f;
    List<String> texts = List.of("i love it", "i hate this place", Corpus.text(24));
    assumeCanRun(type);
    try (Peer peer = type.open(256)) {
      float[] scores = peer.score(texts);

      assertThat(scores).doesNotHaveDuplicates();
      for (int i = 0; i < scores.length; i++) {
        assertThat(scores[i]).isCloseTo(peer.score(texts.get(i)), Offset.offset(tolerance));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PeerType.class,
      names = {"VADER", "CORENLP"})
  void peersForSentimentKnowGoodFromBad(PeerType type) throws Exception {
    assumeCanRun(type);
    try (Peer peer = type.open(1)) {
      assertThat(peer.score("The food is great.")).isGreaterThan(0.3f);
      assertThat(peer.score("The food is terrible.")).isLessThan(-0.3f);
    }
  }

  @Test
  void sentencesOfATextCountByTheirLengthInCoreNlp() {
    assumeCanRun(PeerType.CORENLP);
    try (CoreNlpPeer peer = new CoreNlpPeer()) {
      Sentiment good = peer.predict("The food is great.");
      Sentiment bad = peer.predict("It is terrible.");
      Sentiment both = peer.predict("The food is great. It is terrible.");

      assertThat(both.positive())
          .isCloseTo((5 * good.positive() + 4 * bad.positive()) / 9, Offset.offset(1e-4f));
      assertThat(peer.predict(" ").label()).isEqualTo(Sentiment.Label.NEUTRAL);
    }
  }

  private static void assumeCanRun(PeerType type) {
    assumeTrue(
        type != PeerType.CORENLP || CoreNlpPeer.isPresent(),
        "CoreNLP's models come with the Maven profile corenlp");
  }

  @Test
  void matrixProductsHaveTheShapesOfTheNetwork() throws Exception {
    MatrixProductBenchmark benchmark = new MatrixProductBenchmark();
    benchmark.tokens = 24;
    benchmark.layers = 6;
    benchmark.open();
    try {
      assertThat(benchmark.products()).isEqualTo(new Shape(24, 384));
      assertThat(benchmark.int8Products()).isEqualTo(new Shape(24, 384));
    } finally {
      benchmark.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 128})
  void bothTokenizersFindTheSameNumberOfTokens(int tokens) throws Exception {
    TokenizerBenchmark benchmark = new TokenizerBenchmark();
    benchmark.tokens = tokens;
    benchmark.open();
    try {
      assertThat(benchmark.sentiment4j()).hasSize(tokens);
      assertThat(benchmark.huggingFace()).hasSize(tokens);
    } finally {
      benchmark.close();
    }
  }

  @Test
  void latencyOfALongTextIsOfTheWholeText() {
    LatencyBenchmark latency = new LatencyBenchmark();
    latency.tokens = 512;
    latency.open();
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      assertThat(latency.predict())
          .isEqualTo(classifier.predict(List.of(Corpus.text(512))).get(0))
          .isNotEqualTo(classifier.predict(Corpus.text(256)));
    } finally {
      latency.close();
    }
  }

  @ParameterizedTest
  @EnumSource(CallersReport.Texts.class)
  void everyCallerIsServed(CallersReport.Texts texts) throws Exception {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      assertThat(CallersReport.measure(classifier, texts, "platform", 16, 64))
          .contains("\"callers\": 16, \"served\": 16, \"calls\": 64,");
    }
  }

  @Test
  void everyCallerOverHttpIsServed() throws Exception {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      assertThat(HttpReport.measureHttp(classifier, 20))
          .contains("\"way\": \"HTTP\", \"callers\": 20,");
      assertThat(HttpReport.measureInProcess(classifier, 20))
          .contains("\"way\": \"in process\", \"callers\": 20,");
    }
  }

  @Test
  void memoryAndFilesAreFound() throws Exception {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      MemoryReport.traffic(classifier, 1);

      assertThat(MemoryReport.memory("tested")).contains("\"stage\": \"tested\"");
      assertThat(MemoryReport.files())
          .anyMatch(row -> row.contains("pytorch-native-cpu"))
          .last()
          .asString()
          .matches("\\{\"file\": \"native libraries, unpacked\", \"mb\": \\d{3}\\.\\d}");
    }
  }
}
