package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
      assertThat(softmax(ownWork.engine()))
          .isCloseTo(latency.predict().positive(), Offset.offset(1e-5f));
    } finally {
      latency.close();
      ownWork.close();
    }
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
}
