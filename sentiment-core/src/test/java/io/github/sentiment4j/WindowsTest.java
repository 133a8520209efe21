package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WindowsTest {

  @Test
  void shortTextIsOneWindowBetweenMarkers() {
    assertThat(windows("the good", 10)).containsExactly("[CLS] the good [SEP]");
  }

  @Test
  void textThatJustFitsIsOneWindow() {
    assertThat(windows("a b a b a b a b", 10)).hasSize(1);
    assertThat(windows("a b a b a b a b a", 10)).hasSize(2);
  }

  @Test
  void longTextIsDividedAfterASentence() {
    assertThat(windows("a b a b a. b a b a b a", 10))
        .containsExactly("[CLS] a b a b a . [SEP]", "[CLS] b a b a b a [SEP]");
  }

  @Test
  void textWithoutSentencesIsDividedBetweenWords() {
    assertThat(windows("a b a b a b a goods a", 10))
        .containsExactly("[CLS] a b a b a b a [SEP]", "[CLS] good ##s a [SEP]");
  }

  @Test
  void pointWithinANumberOrNameEndsNoSentence() {
    assertThat(windows("a b a. b a.b a b a b", 10))
        .containsExactly("[CLS] a b a . b a . b [SEP]", "[CLS] a b a b [SEP]");
  }

  @Test
  void handleIsNotDivided() {
    assertThat(windows("a b a b a b a @jane a", 10))
        .containsExactly("[CLS] a b a b a b a [SEP]", "[CLS] @ user a [SEP]");
  }

  @Test
  void onlyAWordOfTheWholeSecondHalfIsDivided() {
    assertThat(windows("a b a b a goodsss a", 10))
        .containsExactly("[CLS] a b a b a [SEP]", "[CLS] good ##s ##s ##s a [SEP]");
    assertThat(windows("a b a goodsssssss a", 10))
        .containsExactly("[CLS] a b a good ##s ##s ##s ##s [SEP]", "[CLS] ##s ##s ##s a [SEP]");
  }

  @Test
  void noTokenIsLost() {
    String text = "the good, the bad. ".repeat(300) + "a" + "b".repeat(99);

    List<String> pieces = new ArrayList<>();
    for (String window : windows(text, 16)) {
      pieces.addAll(Arrays.asList(window.split(" ")).subList(1, window.split(" ").length - 1));
    }

    assertThat(pieces).isEqualTo(Pieces.of(text));
  }

  @Test
  void textWithoutTokensHasNoWindow() {
    assertThat(windows(" \u200B\n", 10)).isEmpty();
  }

  private static List<String> windows(String text, int window) {
    List<String> found = new ArrayList<>();
    Windows windows = Pieces.TOKENIZER.windows(text, window);
    for (int[] ids = windows.next(); ids != null; ids = windows.next()) {
      assertThat(ids.length).isLessThanOrEqualTo(window);
      found.add(Arrays.stream(ids).mapToObj(Pieces.ALL::get).collect(Collectors.joining(" ")));
    }
    return found;
  }
}
