package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares answers. */
final class Closeness {

  /**
   * How far a text's answers may differ, alone and in company: not at all with int8 kernels.
   * Without them a product is summed in another order for one text than for many.
   */
  static final float INVARIANCE = PyTorch.hasInt8Kernels() ? 0 : 1e-4f;

  /** What another processor's rounding may change: at most 0.042 was seen. */
  static final float OTHER_PROCESSOR = 0.05f;

  /**
   * The same where activations are rounded in fp32: at most 0.06 was seen with this model, 0.12
   * with one before.
   */
  static final float WITHOUT_INT8_KERNELS = 0.15f;

  private Closeness() {}

  static void assertClose(
      Sentiment actual, Sentiment expected, float tolerance, String description) {
    float distance = distance(actual, expected);
    assertThat(distance)
        .as("%s against %s: %s", actual, expected, description)
        .isLessThanOrEqualTo(tolerance);
  }

  static float distance(Sentiment one, Sentiment other) {
    return Math.max(
        Math.abs(one.negative() - other.negative()),
        Math.max(
            Math.abs(one.neutral() - other.neutral()),
            Math.abs(one.positive() - other.positive())));
  }
}
