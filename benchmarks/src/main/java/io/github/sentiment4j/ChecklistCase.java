package io.github.sentiment4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A case of the CheckList sentiment suite (Ribeiro et al. 2020, arXiv:2005.04118).
 *
 * @param type MFT, INV or DIR
 * @param label the expected label of an MFT: its ordinal, or {@code not_negative}; else empty
 * @param texts one text of an MFT; else the original and its variants
 */
record ChecklistCase(
    String test, String type, String capability, String label, List<String> texts) {

  /** How a case ended. Those that an expectation does not speak of are left out of the rates. */
  enum Outcome {
    PASSED,
    FAILED,
    LEFT_OUT
  }

  private static final double TOLERANCE = 0.1;

  static ChecklistCase of(JsonNode row) {
    JsonNode data = row.required("data");
    List<String> texts = new ArrayList<>();
    if (data.isArray()) {
      data.forEach(text -> texts.add(text.textValue()));
    } else {
      texts.add(data.textValue());
    }
    JsonNode label = row.required("label");
    return new ChecklistCase(
        row.required("test").textValue(),
        row.required("type").textValue(),
        row.required("capability").textValue(),
        label.isNull() ? "" : label.asText(),
        texts);
  }

  /** Whether an MFT's label is the expected one. */
  boolean accepts(Sentiment.Label answer) {
    // The suite's authors take a negative statement that is denied for neutral or positive.
    boolean deniedNegative = test.equals("Q & A: no") && label.equals("1");
    return label.equals("not_negative") || deniedNegative
        ? answer != Sentiment.Label.NEGATIVE
        : answer == Sentiment.Label.values()[Integer.parseInt(label)];
  }

  /** What the suite's own expectation says of the answers to the texts. */
  Outcome judge(List<Sentiment> answers) {
    Sentiment original = answers.get(0);
    List<Sentiment> variants = answers.subList(1, answers.size());
    return switch (type) {
      case "MFT" -> outcome(accepts(original.label()));
      case "INV" -> outcome(variants.stream().allMatch(variant -> invariant(original, variant)));
      case "DIR" -> directional(original, variants);
      default -> throw new IllegalArgumentException("Unknown type of CheckList test: " + type);
    };
  }

  private Outcome directional(Sentiment original, List<Sentiment> variants) {
    return switch (test) {
      case "intensifiers" ->
          original.label() == Sentiment.Label.NEUTRAL
              ? Outcome.LEFT_OUT
              : outcome(
                  variants.stream().allMatch(v -> confidenceChange(original, v) >= -TOLERANCE));
      case "reducers", "\"used to\" should reduce" ->
          original.label() == Sentiment.Label.NEUTRAL || original.confidence() >= 1 - TOLERANCE
              ? Outcome.LEFT_OUT
              : outcome(
                  variants.stream().allMatch(v -> confidenceChange(original, v) <= TOLERANCE));
      case "add positive phrases" ->
          outcome(variants.stream().allMatch(v -> balance(v) - balance(original) >= -TOLERANCE));
      case "add negative phrases" ->
          outcome(variants.stream().allMatch(v -> balance(v) - balance(original) <= TOLERANCE));
      default -> throw new IllegalArgumentException("Unknown CheckList test: " + test);
    };
  }

  private static Outcome outcome(boolean passed) {
    return passed ? Outcome.PASSED : Outcome.FAILED;
  }

  private static boolean invariant(Sentiment original, Sentiment variant) {
    return variant.label() == original.label()
        || Math.abs(confidenceChange(original, variant)) <= TOLERANCE;
  }

  /** How the probability of the original's label changes. */
  private static double confidenceChange(Sentiment original, Sentiment variant) {
    return Calibration.probability(variant, original.label()) - original.confidence();
  }

  private static double balance(Sentiment answer) {
    return answer.positive() - answer.negative();
  }
}
