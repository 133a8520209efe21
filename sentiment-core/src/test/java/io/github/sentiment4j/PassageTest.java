package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PassageTest {

  private static final Sentiment SENTIMENT = new Sentiment(0.2f, 0.5f, 0.3f);

  @Test
  void indexesOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new Passage(-1, 3, SENTIMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A passage from -1 to 3");
    assertThatThrownBy(() -> new Passage(4, 3, SENTIMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A passage from 4 to 3");
  }

  @Test
  void nullIsRefusedByName() {
    assertThatThrownBy(() -> new Passage(0, 3, null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("sentiment");
  }
}
