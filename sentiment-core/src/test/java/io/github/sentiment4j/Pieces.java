package io.github.sentiment4j;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A vocabulary small enough to read, and texts as its pieces. */
final class Pieces {

  static final List<String> ALL =
      List.of(
          "[PAD]",
          "[UNK]",
          "[CLS]",
          "[SEP]",
          "the",
          "good",
          "bad",
          "un",
          "##able",
          "##believ",
          "##s",
          "http",
          "@",
          "user",
          ".",
          "!",
          "?",
          ",",
          "_",
          "a",
          "b",
          "##b",
          "cafe",
          "中",
          "😀",
          "☀",
          "[",
          "]",
          "cl",
          "/",
          ":",
          "www");

  static final Vocabulary VOCABULARY =
      Vocabulary.parse(String.join("\n", ALL).getBytes(StandardCharsets.UTF_8));

  static final Tokenizer TOKENIZER = new Tokenizer(VOCABULARY);

  private Pieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    TokenStream tokens = TOKENIZER.tokens(text);
    for (int id = tokens.next(); id != TokenStream.END; id = tokens.next()) {
      pieces.add(ALL.get(id));
    }
    return pieces;
  }
}
