package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The texts that the benchmarks read: fixed, made of words that are one token each. Their feelings
 * are mixed so that the network is sure at an early exit of none of those of 8, 24, 64 and 128
 * tokens, and of one in 24 of the other lengths.
 */
final class Corpus {

  /** The beginning and the end of a text are tokens too. */
  private static final int MARKERS = 2;

  private static final List<String> WORDS =
      List.of(
          ("good coffee , bad tea . some people may like it , some people may not . we"
                  + " came here on a rainy sunday evening and the place was almost empty . my wife"
                  + " loved the fish , i did not like the meat so much . we came by train . half of"
                  + " us liked it , half of us did not . the food was not bad , the service was not"
                  + " good . maybe for a drink in summer , not for food . the waiter was very kind ,"
                  + " but the soup came cold and the bread was good . they gave us a free glass of"
                  + " wine when we asked for the manager . the battery is fine , the screen is not ."
                  + " the music was too loud for a quiet dinner , yet the view over the river is one"
                  + " of the best in town . we will see . would i go again ? we had hoped for more ,"
                  + " and feared worse . i do not know what to think of it . it was cheap , but it"
                  + " feels cheap . the sound could be better . it came on time , in a box that was"
                  + " open . it is what it is . is it worth the money ? i can not say . prices are"
                  + " fair , the rooms are clean , and the street is easy to find .")
              .split(" "));

  private Corpus() {}

  /** A text of that many tokens, at least 3, with the markers that frame it. */
  static String text(int tokens) {
    List<String> words = new ArrayList<>();
    while (words.size() < tokens - MARKERS) {
      words.addAll(WORDS.subList(0, Math.min(WORDS.size(), tokens - MARKERS - words.size())));
    }
    return String.join(" ", words);
  }

  /**
   * Texts of the lengths that tweets and review sentences have: log-normal, half of them up to 20
   * tokens, nine in ten up to 48, and none above 128.
   */
  static List<String> texts(int count) {
    Random random = new Random(20261);
    return Arrays.stream(new int[count])
        .map(i -> (int) Math.exp(Math.log(20) + 0.68 * random.nextGaussian()))
        .map(tokens -> Math.max(3, Math.min(128, tokens)))
        .mapToObj(Corpus::text)
        .toList();
  }
}
