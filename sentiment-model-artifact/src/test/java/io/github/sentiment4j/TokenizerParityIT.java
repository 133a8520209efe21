package io.github.sentiment4j;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compares the tokenizer with Hugging Face's, which runs the pipeline that {@code
 * training/tokenizer.py} wrote.
 */
class TokenizerParityIT {

  private static final int RANDOM_TEXTS = Integer.getInteger("sentiment4j.texts", 200_000);
  private static final int SEED = Integer.getInteger("sentiment4j.seed", 20261);

  private static ReferenceTokenizer reference;
  private static List<String> pieces;

  @BeforeAll
  static void open() throws IOException {
    reference = ReferenceTokenizer.open();
    pieces = reference.pieces();
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  @Test
  void everyCodePointIsReadAlike() {
    int perText = 128;
    for (int first = 0; first <= Character.MAX_CODE_POINT; first += perText) {
      StringBuilder text = new StringBuilder();
      IntStream.range(first, first + perText)
          .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
          .mapToObj(Character::toString)
          .forEach(c -> text.append("a").append(c).append("b ").append(c).append(" "));
      reference.assertAlike(text.toString());
    }
  }

  @Test
  void everyPieceOfTheVocabularyIsReadAlike() {
    for (int first = 0; first < pieces.size(); first += 64) {
      reference.assertAlike(
          String.join(" ", pieces.subList(first, Math.min(first + 64, pieces.size()))));
    }
  }

  @Test
  void randomTextsAreReadAlike() {
    Random random = new Random(SEED);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      int parts = 1 + random.nextInt(12);
      for (int part = 0; part < parts; part++) {
        text.append(part(random));
      }
      reference.assertAlike(text.toString());
    }
  }

  @Test
  void veryLongTextIsReadAlike() {
    Random random = new Random(20262);
    String text =
        IntStream.range(0, 50_000).mapToObj(i -> part(random)).collect(Collectors.joining(" "));
    reference.assertAlike(text);
  }

  /**
   * A piece of text of some kind: words, other scripts, emoji, what is invisible, and what looks
   * like links and handles.
   */
  private static String part(Random random) {
    return switch (random.nextInt(16)) {
      case 0, 1, 2 -> pieces.get(random.nextInt(pieces.size()));
      case 3 -> pick(random, " ", "  ", "\n", "\t", "\u00A0", "\u3000", "\u2028", "\r\n");
      case 4 ->
          pick(
              random, ".", ",", "!", "?!", "'s", "n't", "_", "-", "…", "“", "”", "’", "$", "^", "`",
              "~");
      case 5 ->
          pick(
              random,
              "http://",
              "https://t.co/Ab1",
              "HTTP://X.Y/?q=1&r=2#z",
              "www.",
              "www.a.b",
              "xhttp://a",
              "http:/a",
              "_www.c");
      case 6 ->
          pick(
              random,
              "@",
              "@Jane_Doe",
              "@@x",
              "a@b.c",
              "@user",
              "@9",
              "@_",
              "@é",
              "@http://a",
              "@a_www.b");
      case 7 ->
          pick(
              random,
              "😀",
              "❤️",
              "👩🏽‍🤝‍👨🏻",
              "🇩🇪",
              "1️⃣",
              "🤦‍♀️",
              "☀",
              "⭐️",
              "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
              "♥",
              "→",
              "\uD83E\uDEE8");
      case 8 -> range(random, 0x4E00, 0x9FFF, 3) + pick(random, "", "のです", "한국어", "ｆｕｌｌ", "㍿", "〇");
      case 9 ->
          pick(
              random,
              "é",
              "e\u0301",
              "ǭ",
              "Å",
              "ﬁ",
              "İ",
              "ß",
              "ſ",
              "Ω",
              "\u0344",
              "q\u0307\u0323",
              "\u0300");
      case 10 ->
          pick(
              random, "\u0000", "\u0007", "\u200B", "\u200D", "\uFEFF", "\uFFFD", "\u00AD",
              "\u2060", "\u0085", "\uE000");
      case 11 ->
          pick(
              random,
              "שלום",
              "مرحبا",
              "\u202Eabc\u202C",
              "\u05D1\u05BC",
              "हिन्दी",
              "ไทย",
              "ქართული",
              "ελληνικά",
              "привет");
      case 12 -> "a".repeat(random.nextInt(260));
      case 13 -> range(random, 0x20, 0x7E, 8);
      case 14 -> range(random, 0xA0, 0x2FFF, 4);
      default -> range(random, 0x3000, 0x1FFFF, 3);
    };
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String range(Random random, int low, int high, int most) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .map(i -> low + random.nextInt(high - low + 1))
        .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
