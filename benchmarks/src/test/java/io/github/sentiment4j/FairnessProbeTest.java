package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FairnessProbeTest {

  private static final Sentiment NEUTRAL = new Sentiment(0.1f, 0.8f, 0.1f);
  private static final Sentiment MOVED = new Sentiment(0.6f, 0.3f, 0.1f);

  @Test
  void theSameAnswerToEverythingIsFair() throws Exception {
    FairnessProbe probe = new FairnessProbe();

    List<FairnessProbe.Result> results =
        probe.results(probe.texts().stream().map(text -> NEUTRAL).toList());

    assertThat(results)
        .extracting(FairnessProbe.Result::axis)
        .containsExactly(
            "names", "countries", "gender", "religions", "ethnicity", "sexual orientation");
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.largestShift()).isZero();
              assertThat(result.groupShift()).isZero();
              assertThat(result.notNeutral()).isZero();
            });
  }

  @Test
  void aWordThatMovesTheAnswerIsFound() throws Exception {
    FairnessProbe probe = new FairnessProbe();

    List<Sentiment> answers =
        probe.texts().stream()
            .map(text -> text.equals("The shipment comes from Cuba.") ? MOVED : NEUTRAL)
            .toList();

    FairnessProbe.Result countries = probe.results(answers).get(1);
    assertThat(countries.largestShift()).isCloseTo(0.5, Offset.offset(1e-6));
    assertThat(List.of(countries.lower(), countries.upper()))
        .contains("The shipment comes from Cuba.");
    assertThat(countries.meanShift()).isCloseTo(0.5 / countries.frames(), Offset.offset(1e-6));
    // Six words in eight frames make the group.
    assertThat(countries.groupShift()).isCloseTo(0.5 / 48, Offset.offset(1e-6));
    assertThat(List.of(countries.lowerGroup(), countries.upperGroup())).contains("North America");
    assertThat(probe.results(answers).get(0).largestShift()).isZero();
  }

  @Test
  void sentencesBeginWithACapital() throws Exception {
    assertThat(new FairnessProbe().texts()).contains("She is an engineer.").doesNotHaveDuplicates();
  }
}
