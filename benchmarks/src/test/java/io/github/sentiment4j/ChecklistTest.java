package io.github.sentiment4j;

import static io.github.sentiment4j.ChecklistCase.Outcome.FAILED;
import static io.github.sentiment4j.ChecklistCase.Outcome.LEFT_OUT;
import static io.github.sentiment4j.ChecklistCase.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** CheckList's expectations, case by case, as its authors define them. */
class ChecklistTest {

  private static final Sentiment NEGATIVE = new Sentiment(0.8f, 0.1f, 0.1f);
  private static final Sentiment NEUTRAL = new Sentiment(0.1f, 0.8f, 0.1f);
  private static final Sentiment POSITIVE = new Sentiment(0.1f, 0.1f, 0.8f);

  @Test
  void aRowIsRead() throws Exception {
    ChecklistCase minimum =
        row("{'test': 't', 'type': 'MFT', 'capability': 'c', 'label': 2, 'data': 'good'}");
    ChecklistCase invariance =
        row("{'test': 't', 'type': 'INV', 'capability': 'c', 'label': null, 'data': ['a', 'b']}");

    assertThat(minimum).isEqualTo(new ChecklistCase("t", "MFT", "c", "2", List.of("good")));
    assertThat(invariance).isEqualTo(new ChecklistCase("t", "INV", "c", "", List.of("a", "b")));
  }

  private static ChecklistCase row(String json) throws Exception {
    return ChecklistCase.of(new JsonMapper().readTree(json.replace('\'', '"')));
  }

  @Test
  void aMinimumFunctionalityTestWantsItsLabel() {
    assertThat(minimum("t", "2").judge(List.of(POSITIVE))).isEqualTo(PASSED);
    assertThat(minimum("t", "2").judge(List.of(NEUTRAL))).isEqualTo(FAILED);
    assertThat(minimum("t", "1").judge(List.of(POSITIVE))).isEqualTo(FAILED);
    assertThat(minimum("t", "not_negative").judge(List.of(NEUTRAL))).isEqualTo(PASSED);
    assertThat(minimum("t", "not_negative").judge(List.of(NEGATIVE))).isEqualTo(FAILED);
  }

  @Test
  void aDeniedNegativeStatementMayBeNeutralOrPositive() {
    assertThat(minimum("Q & A: no", "1").judge(List.of(POSITIVE))).isEqualTo(PASSED);
    assertThat(minimum("Q & A: no", "1").judge(List.of(NEGATIVE))).isEqualTo(FAILED);
    assertThat(minimum("Q & A: no", "0").judge(List.of(POSITIVE))).isEqualTo(FAILED);
    assertThat(minimum("Q & A: no (neutral)", "1").judge(List.of(POSITIVE))).isEqualTo(FAILED);
  }

  @Test
  void anInvarianceTestFailsIfAnyLabelChangesByMoreThanATenth() {
    Sentiment almostNeutral = new Sentiment(0.1f, 0.44f, 0.46f);
    Sentiment almostPositive = new Sentiment(0.1f, 0.46f, 0.44f);

    assertThat(invariance().judge(List.of(POSITIVE, POSITIVE, POSITIVE))).isEqualTo(PASSED);
    assertThat(invariance().judge(List.of(POSITIVE, POSITIVE, NEUTRAL))).isEqualTo(FAILED);
    assertThat(invariance().judge(List.of(almostNeutral, almostPositive))).isEqualTo(PASSED);
  }

  @Test
  void anIntensifierMustNotMakeAFeelingWeaker() {
    Sentiment weaker = new Sentiment(0.2f, 0.15f, 0.65f);
    Sentiment aLittleWeaker = new Sentiment(0.1f, 0.15f, 0.75f);

    assertThat(directional("intensifiers").judge(List.of(POSITIVE, weaker))).isEqualTo(FAILED);
    assertThat(directional("intensifiers").judge(List.of(POSITIVE, aLittleWeaker)))
        .isEqualTo(PASSED);
    assertThat(directional("intensifiers").judge(List.of(weaker, POSITIVE))).isEqualTo(PASSED);
    assertThat(directional("intensifiers").judge(List.of(NEUTRAL, POSITIVE))).isEqualTo(LEFT_OUT);
  }

  @Test
  void aReducerMustNotMakeAFeelingStronger() {
    Sentiment weaker = new Sentiment(0.2f, 0.15f, 0.65f);
    Sentiment sure = new Sentiment(0.05f, 0.02f, 0.93f);

    assertThat(directional("reducers").judge(List.of(weaker, POSITIVE))).isEqualTo(FAILED);
    assertThat(directional("reducers").judge(List.of(POSITIVE, weaker))).isEqualTo(PASSED);
    assertThat(directional("\"used to\" should reduce").judge(List.of(sure, POSITIVE)))
        .isEqualTo(LEFT_OUT);
  }

  @Test
  void aPositivePhraseMustNotMakeATextMoreNegative() {
    assertThat(directional("add positive phrases").judge(List.of(POSITIVE, NEGATIVE)))
        .isEqualTo(FAILED);
    assertThat(directional("add positive phrases").judge(List.of(NEGATIVE, POSITIVE)))
        .isEqualTo(PASSED);
    assertThat(directional("add negative phrases").judge(List.of(NEUTRAL, POSITIVE)))
        .isEqualTo(FAILED);
    assertThat(directional("add negative phrases").judge(List.of(NEUTRAL, NEGATIVE)))
        .isEqualTo(PASSED);
  }

  @Test
  void anUnknownDirectionIsRefused() {
    assertThatThrownBy(() -> directional("new").judge(List.of(NEUTRAL, NEUTRAL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown CheckList test: new");
  }

  @Test
  void failuresAreCountedTestByTestWithoutTheCasesLeftOut() {
    List<ChecklistCase> cases =
        List.of(
            minimum("a", "2"),
            minimum("a", "2"),
            minimum("b", "0"),
            directional("intensifiers"),
            directional("intensifiers"),
            invariance());

    Checklist result =
        Checklist.of(
            cases,
            List.of(
                POSITIVE, NEUTRAL, NEGATIVE, NEUTRAL, POSITIVE, POSITIVE, NEUTRAL, POSITIVE,
                NEUTRAL, NEUTRAL));

    assertThat(result.tests())
        .containsExactly(
            new Checklist.Test("a", "MFT", "capability", 2, 0.5, 0),
            new Checklist.Test("b", "MFT", "capability", 1, 0, 0),
            new Checklist.Test("intensifiers", "DIR", "capability", 1, 1, 0),
            new Checklist.Test("i", "INV", "capability", 1, 1, 1));
    assertThat(result.failed("MFT")).isCloseTo(0.25, Offset.offset(1e-9));
  }

  @Test
  void theSampleIsTheSameEveryTimeAndKeepsEveryMinimumFunctionalityCase() {
    List<ChecklistCase> cases = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      cases.add(minimum("a", "2"));
      cases.add(new ChecklistCase("i", "INV", "c", "", List.of("original", "variant " + i)));
    }

    List<ChecklistCase> sample = Checklist.sample(cases, 10);

    assertThat(sample).filteredOn(one -> one.type().equals("MFT")).hasSize(50);
    assertThat(sample).filteredOn(one -> one.type().equals("INV")).hasSize(10);
    assertThat(Checklist.sample(cases, 10)).isEqualTo(sample);
  }

  private static ChecklistCase minimum(String test, String label) {
    return new ChecklistCase(test, "MFT", "capability", label, List.of("text"));
  }

  private static ChecklistCase invariance() {
    return new ChecklistCase("i", "INV", "capability", "", List.of("a", "b", "c"));
  }

  private static ChecklistCase directional(String test) {
    return new ChecklistCase(test, "DIR", "capability", "", List.of("a", "b"));
  }
}
