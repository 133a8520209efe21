package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares answers. */
final class Closeness {

  /** What "does not depend on its company" means. */
  static final float INVARIANCE = 1e-4f;

  private Closeness() {}

  static void assertClose(
      Sentiment actual, Sentiment expected, float tolerance, String description) {
    float distance =
        Math.max(
            Math.abs(actual.negative() - expected.negative()),
            Math.max(
                Math.abs(actual.neutral() - expected.neutral()),
                Math.abs(actual.positive() - expected.positive())));
    assertThat(distance)
        .as("%s against %s: %s", actual, expected, description)
        .isLessThanOrEqualTo(tolerance);
  }
}
