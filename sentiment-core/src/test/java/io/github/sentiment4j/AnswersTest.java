package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final Sentiment PRIOR = new Sentiment(0.2f, 0.5f, 0.3f);

  private record Window(float[] scores, int length) {}

  @Test
  void orderOfWindowsLeavesNoTrace() {
    Random random = new Random(1);
    for (int text = 0; text < 1000; text++) {
      List<Window> windows = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        float[] scores = {-9 * random.nextFloat(), -random.nextFloat(), -5 * random.nextFloat()};
        windows.add(new Window(scores, 3 + random.nextInt(126)));
      }
      Sentiment inOrder = answer(windows);

      Collections.shuffle(windows, random);

      assertThat(answer(windows)).isEqualTo(inOrder);
    }
  }

  @Test
  void longerWindowsCountForMore() {
    Window negative = new Window(new float[] {0, -5, -5}, 100);
    Window positive = new Window(new float[] {-5, -5, 0}, 20);

    assertThat(answer(List.of(negative, positive)))
        .isEqualTo(Answers.softmax(-100 / 120.0, -600 / 120.0, -500 / 120.0));
  }

  @Test
  void singleWindowKeepsItsScores() {
    Random random = new Random(2);
    for (int i = 0; i < 1000; i++) {
      float[] scores = {-9 * random.nextFloat(), -random.nextFloat(), -5 * random.nextFloat()};

      assertThat(answer(List.of(new Window(scores, 3 + random.nextInt(126)))))
          .isEqualTo(Answers.softmax(scores[0], scores[1], scores[2]));
    }
  }

  @Test
  void textWithoutWindowsGetsThePrior() {
    assertThat(answer(List.of())).isEqualTo(PRIOR);
  }

  private static Sentiment answer(List<Window> windows) {
    Answers answers = new Answers(1, PRIOR);
    for (Window window : windows) {
      answers.add(0, window.scores(), 0, window.length());
    }
    return answers.toList().get(0);
  }
}
