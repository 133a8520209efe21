package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The golden texts get the same answers from other processes, JDKs and, as far as they can be
 * switched, instruction sets. What differed most is printed.
 */
class InstructionSetIT {

  private static final String OTHER_JDK = "OTHER_JAVA_HOME";
  private static final StringBuilder FOUND = new StringBuilder();

  @Test
  void anotherProcessAnswersAlike() throws Exception {
    assertClose(
        "another process",
        new JavaProcess(GoldenAnswers.class)
            .options("-Dfile.encoding=ISO-8859-1", "-Duser.language=tr"),
        Closeness.INVARIANCE);
  }

  @Test
  void anotherJdkAnswersAlike() throws Exception {
    String jdk = System.getenv(OTHER_JDK);
    assumeThat(jdk).as("the environment does not name a JDK in " + OTHER_JDK).isNotNull();

    assertClose(
        "another JDK",
        new JavaProcess(GoldenAnswers.class).jdk(Path.of(jdk)),
        Closeness.INVARIANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "ATEN_CPU_CAPABILITY,default",
    "ATEN_CPU_CAPABILITY,avx2",
    "MKL_ENABLE_INSTRUCTIONS,AVX2",
    "ONEDNN_MAX_CPU_ISA,AVX2",
    "FBGEMM_ENABLE_INSTRUCTIONS,AVX2",
    "FBGEMM_ENABLE_INSTRUCTIONS,AVX512"
  })
  void olderProcessorsAnswerNearlyAlike(String variable, String value) throws Exception {
    assertClose(
        variable + "=" + value,
        new JavaProcess(GoldenAnswers.class).environment(variable, value),
        Closeness.OTHER_PROCESSOR);
  }

  @AfterAll
  static void report() {
    System.out.print(FOUND);
  }

  private static void assertClose(String name, JavaProcess process, float tolerance)
      throws Exception {
    List<Sentiment> expected;
    GoldenAnswers golden = GoldenAnswers.read();
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      expected = golden.texts().stream().map(classifier::predict).toList();
    }

    List<Sentiment> actual = process.output().lines().map(InstructionSetIT::parse).toList();

    assertThat(actual).hasSameSizeAs(expected);
    float largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      largest = Math.max(largest, Closeness.distance(actual.get(i), expected.get(i)));
    }
    FOUND.append(String.format("%s: differs by %.6f at most%n", name, largest));
    assertThat(largest).as(name).isLessThanOrEqualTo(tolerance);
  }

  private static Sentiment parse(String line) {
    String[] numbers = line.split(" ");
    return new Sentiment(
        Float.parseFloat(numbers[0]), Float.parseFloat(numbers[1]), Float.parseFloat(numbers[2]));
  }
}
