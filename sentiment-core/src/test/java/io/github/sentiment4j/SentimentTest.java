package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SentimentTest {

  @Test
  void labelIsTheMostProbable() {
    assertThat(new Sentiment(0.6f, 0.3f, 0.1f).label()).isEqualTo(Sentiment.Label.NEGATIVE);
    assertThat(new Sentiment(0.3f, 0.6f, 0.1f).label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(new Sentiment(0.1f, 0.3f, 0.6f).label()).isEqualTo(Sentiment.Label.POSITIVE);
  }

  @Test
  void labelOfEqualsIsNeutralBeforePositiveBeforeNegative() {
    assertThat(new Sentiment(0.4f, 0.4f, 0.2f).label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(new Sentiment(0.2f, 0.4f, 0.4f).label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(new Sentiment(0.4f, 0.2f, 0.4f).label()).isEqualTo(Sentiment.Label.POSITIVE);
  }

  @Test
  void confidenceIsTheProbabilityOfTheLabel() {
    assertThat(new Sentiment(0.6f, 0.3f, 0.1f).confidence()).isEqualTo(0.6f);
    assertThat(new Sentiment(0.1f, 0.8f, 0.1f).confidence()).isEqualTo(0.8f);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> new Sentiment(0.5f, 0.4f, 0.3f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Probabilities must be in [0, 1] and sum to 1: 0.5, 0.4, 0.3");
    assertThatThrownBy(() -> new Sentiment(-0.1f, 0.1f, 1f))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sentiment(Float.NaN, 0f, 1f))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
