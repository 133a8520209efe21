package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenStreamTest {

  @Test
  void longestPiecesComeFirst() {
    assertThat(Pieces.of("unbelievable goods"))
        .containsExactly("un", "##believ", "##able", "good", "##s");
  }

  @Test
  void caseAndAccentsDoNotMatter() {
    assertThat(Pieces.of("THE Café cafe\u0301")).containsExactly("the", "cafe", "cafe");
  }

  @Test
  void wordThatCannotBeDividedIsUnknownAsAWhole() {
    assertThat(Pieces.of("goodxyz good")).containsExactly("[UNK]", "good");
  }

  @Test
  void wordOfMoreThanHundredCharactersIsUnknown() {
    assertThat(Pieces.of("a" + "b".repeat(99))).hasSize(100).startsWith("a", "##b");
    assertThat(Pieces.of("a" + "b".repeat(100))).containsExactly("[UNK]");
  }

  @Test
  void handlesAndLinksAreReplaced() {
    assertThat(Pieces.of("@Jane_Doe good")).containsExactly("@", "user", "good");
    assertThat(Pieces.of("bad https://example.org/a?b=c, good"))
        .containsExactly("bad", "http", "good");
    assertThat(Pieces.of("(WWW.example.org)")).containsExactly("[UNK]", "http");
  }

  @Test
  void whatOnlyLooksLikeAHandleOrLinkStays() {
    assertThat(Pieces.of("a@b")).containsExactly("a", "@", "b");
    assertThat(Pieces.of("@ user")).containsExactly("@", "user");
    assertThat(Pieces.of("http:// good")).containsExactly("http", ":", "/", "/", "good");
    assertThat(Pieces.of("www.")).containsExactly("www", ".");
  }

  @Test
  void linkEndsAHandle() {
    assertThat(Pieces.of("@http://x.y good")).containsExactly("@", "http", "good");
    assertThat(Pieces.of("@a_http://x.y good")).containsExactly("@", "user", "http", "good");
  }

  @Test
  void emojiAreWordsWhateverTheirSkinOrVariant() {
    assertThat(Pieces.of("good😀😀bad")).containsExactly("good", "😀", "😀", "bad");
    assertThat(Pieces.of("☀\uFE0F ☀")).containsExactly("☀", "☀");
    assertThat(Pieces.of("😀\uD83C\uDFFD")).containsExactly("😀");
  }

  @Test
  void chineseCharactersAreWords() {
    assertThat(Pieces.of("a中b")).containsExactly("a", "中", "b");
  }

  @Test
  void markersInTheTextAreOrdinaryCharacters() {
    assertThat(Pieces.of("[CL]")).containsExactly("[", "cl", "]");
  }

  @Test
  void invisibleCharactersAndHalfPairsVanish() {
    assertThat(Pieces.of("g\u0000o\u200Bo\uFFFDd\uD83D")).containsExactly("good");
    assertThat(Pieces.of("\uDE00good")).containsExactly("good");
    assertThat(Pieces.of(" \t\r\n\u00A0\u3000\u200B")).isEmpty();
  }
}
