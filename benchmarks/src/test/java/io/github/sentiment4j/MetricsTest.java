package io.github.sentiment4j;

import static io.github.sentiment4j.Sentiment.Label.NEGATIVE;
import static io.github.sentiment4j.Sentiment.Label.NEUTRAL;
import static io.github.sentiment4j.Sentiment.Label.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The figures of small sets, against what they are by hand. */
class MetricsTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-6);

  @Test
  void labelFiguresOfSixTexts() {
    Confusion confusion =
        new Confusion(
            List.of(NEGATIVE, NEGATIVE, NEGATIVE, NEUTRAL, NEUTRAL, POSITIVE),
            List.of(NEGATIVE, NEGATIVE, NEUTRAL, NEUTRAL, POSITIVE, POSITIVE));

    assertThat(confusion.texts()).isEqualTo(6);
    assertThat(confusion.accuracy()).isCloseTo(4 / 6.0, EXACT);
    assertThat(confusion.precision(NEGATIVE)).isCloseTo(1, EXACT);
    assertThat(confusion.recall(NEGATIVE)).isCloseTo(2 / 3.0, EXACT);
    assertThat(confusion.f1(NEGATIVE)).isCloseTo(0.8, EXACT);
    assertThat(confusion.precision(POSITIVE)).isCloseTo(0.5, EXACT);
    assertThat(confusion.f1(POSITIVE)).isCloseTo(2 / 3.0, EXACT);
    assertThat(confusion.macroRecall()).isCloseTo((2 / 3.0 + 0.5 + 1) / 3, EXACT);
    assertThat(confusion.macroF1()).isCloseTo((0.8 + 0.5 + 2 / 3.0) / 3, EXACT);
  }

  @Test
  void aLabelThatIsNeverSeenCountsAsMissed() {
    Confusion confusion = new Confusion(List.of(NEGATIVE), List.of(NEGATIVE));

    assertThat(confusion.recall(POSITIVE)).isZero();
    assertThat(confusion.precision(POSITIVE)).isZero();
    assertThat(confusion.macroF1()).isCloseTo(1 / 3.0, EXACT);
  }

  @Test
  void calibrationErrorIsTheMeanDistanceOfConfidenceAndAccuracy() {
    // Two answers at 0.9 of which one is right, and two at 0.5 which both are.
    Answered set =
        set(
            List.of(POSITIVE, NEGATIVE, NEUTRAL, NEUTRAL),
            new Sentiment(0.05f, 0.05f, 0.9f),
            new Sentiment(0.05f, 0.05f, 0.9f),
            new Sentiment(0.25f, 0.5f, 0.25f),
            new Sentiment(0.25f, 0.5f, 0.25f));

    assertThat(Calibration.expectedError(set))
        .isCloseTo((2 * (0.9 - 0.5) + 2 * (1 - 0.5)) / 4, Offset.offset(1e-6));
    assertThat(Calibration.bins(set, 10))
        .extracting(Calibration.Bin::answers, Calibration.Bin::accuracy)
        .containsExactly(tuple(2, 1.0), tuple(2, 0.5));
  }

  @Test
  void fullConfidenceIsInTheLastBin() {
    Answered set = set(List.of(POSITIVE), new Sentiment(0, 0, 1));

    assertThat(Calibration.bins(set, 10)).singleElement().returns(0.9, Calibration.Bin::from);
    assertThat(Calibration.expectedError(set)).isZero();
  }

  @Test
  void brierScoreAndLikelihoodJudgeAllProbabilities() {
    Answered set =
        set(
            List.of(POSITIVE, NEGATIVE),
            new Sentiment(0.25f, 0.25f, 0.5f),
            new Sentiment(0.25f, 0.25f, 0.5f));

    double first = 0.0625 + 0.0625 + 0.25;
    double second = 0.5625 + 0.0625 + 0.25;
    assertThat(Calibration.brier(set)).isCloseTo((first + second) / 2, EXACT);
    assertThat(Calibration.negativeLogLikelihood(set))
        .isCloseTo(-(Math.log(0.5) + Math.log(0.25)) / 2, EXACT);
  }

  @Test
  void aProbabilityOfZeroForTheRightLabelCostsALot() {
    Answered set = set(List.of(NEGATIVE), new Sentiment(0, 0, 1));

    assertThat(Calibration.negativeLogLikelihood(set)).isBetween(10.0, 100.0);
    assertThat(Calibration.brier(set)).isCloseTo(2, EXACT);
  }

  @Test
  void unsureAnswersAreLeftOut() {
    Answered set =
        set(
            List.of(POSITIVE, POSITIVE, POSITIVE, POSITIVE),
            new Sentiment(0.125f, 0.125f, 0.75f),
            new Sentiment(0.125f, 0.125f, 0.75f),
            new Sentiment(0.125f, 0.75f, 0.125f),
            new Sentiment(0.5f, 0.25f, 0.25f));

    assertThat(Calibration.notSure(set, 0, 0.6))
        .containsExactly(new Calibration.Kept(0, 1, 0.5), new Calibration.Kept(0.6, 0.75, 2 / 3.0));
  }

  @Test
  void binaryChoiceLooksAtNegativeAndPositiveOnly() {
    Answered set =
        set(
            List.of(POSITIVE, NEUTRAL, NEGATIVE, NEGATIVE),
            new Sentiment(0.1f, 0.7f, 0.2f),
            new Sentiment(0, 1, 0),
            new Sentiment(0.2f, 0.7f, 0.1f),
            new Sentiment(0.1f, 0.1f, 0.8f));

    Answered polar = BinaryChoice.polarRows(set, "polar");

    assertThat(polar.labels()).containsExactly(POSITIVE, NEGATIVE, NEGATIVE);
    assertThat(BinaryChoice.accuracy(polar)).isCloseTo(2 / 3.0, EXACT);
  }

  @Test
  void aPairIsConsistentIfBothAreRight() {
    Sentiment good = new Sentiment(0, 0, 1);
    Sentiment bad = new Sentiment(1, 0, 0);
    Answered originals =
        set(List.of(POSITIVE, POSITIVE, NEGATIVE, NEGATIVE), good, good, bad, good);
    Answered contrasts = set(List.of(NEGATIVE, NEGATIVE, POSITIVE, POSITIVE), bad, good, good, bad);

    assertThat(ContrastPairs.of(originals, contrasts))
        .isEqualTo(new ContrastPairs(4, 0.75, 0.5, 0.5));
  }

  @Test
  void vaderIsReadByItsOwnThresholds() {
    assertThat(VaderLabels.of(0.05f).label()).isEqualTo(POSITIVE);
    assertThat(VaderLabels.of(-0.05f).label()).isEqualTo(NEGATIVE);
    assertThat(VaderLabels.of(0.04f).label()).isEqualTo(NEUTRAL);
    assertThat(BinaryChoice.right(VaderLabels.of(0.04f), POSITIVE)).isTrue();
    assertThat(BinaryChoice.right(VaderLabels.of(-0.04f), NEGATIVE)).isTrue();
  }

  private static Answered set(List<Sentiment.Label> labels, Sentiment... answers) {
    return new Answered(
        "set", Collections.nCopies(labels.size(), "text"), labels, List.of(answers));
  }
}
