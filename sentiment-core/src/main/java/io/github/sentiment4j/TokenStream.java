package io.github.sentiment4j;

import org.jspecify.annotations.Nullable;

/**
 * The token ids of one text, made as they are asked for: a long text takes no more memory than a
 * short one.
 */
final class TokenStream {

  /** Follows the last token. */
  static final int END = -1;

  /** Longer words are unknown, as in the original. */
  private static final int MAX_WORD_LENGTH = 100;

  private static final int[] HTTP = "http".codePoints().toArray();
  private static final int[] USER = "user".codePoints().toArray();
  private static final int[][] LINK_STARTS = {
    "https://".codePoints().toArray(),
    "http://".codePoints().toArray(),
    "www.".codePoints().toArray()
  };

  private final String text;
  private final CharacterTable characters;
  private final Vocabulary vocabulary;

  private int position;
  private int codePointStart;
  private int @Nullable [] replacement;
  private int replacementPosition;

  /**
   * Normalised characters that were looked at and not yet taken: a ring, long enough for the
   * longest link start.
   */
  private final int[] ahead = new int[16];

  /** Where in the text each of them comes from. */
  private final int[] aheadStarts = new int[16];

  private int aheadFirst;
  private int aheadCount;

  /**
   * The normalised character taken last, which decides whether a link or handle may begin; a space
   * at first.
   */
  private int previous = ' ';

  /**
   * A word's characters, then its pieces in their place: a word never has more pieces than
   * characters were read.
   */
  private final int[] word = new int[MAX_WORD_LENGTH];

  private int wordStart;
  private int wordLength;
  private int piece;
  private int pieceCount;

  TokenStream(String text, CharacterTable characters, Vocabulary vocabulary) {
    this.text = text;
    this.characters = characters;
    this.vocabulary = vocabulary;
  }

  /** The next token's id, or {@link #END}. */
  int next() {
    while (piece == pieceCount) {
      if (peek(0) == END) {
        return END;
      }
      piece = 0;
      pieceCount = 0;
      readWord();
    }
    return word[piece++];
  }

  /** The index in the text of the word that the last token belongs to. */
  int start() {
    return wordStart;
  }

  /** Takes a word, a link, a handle, a symbol or a space, and leaves its pieces. */
  private void readWord() {
    int character = peek(0);
    wordStart = aheadStarts[aheadFirst];
    if (linkStarts()) {
      takeLink();
      divide(HTTP, HTTP.length);
    } else if (handleStarts()) {
      take();
      takeHandle();
      word[0] = '@';
      divide(word, 1);
      divide(USER, USER.length);
    } else if (characters.kind(character) == CharacterTable.SPACE) {
      take();
    } else if (characters.kind(character) != CharacterTable.WORD) {
      // Between spaces, so what follows begins after one.
      boolean spaced = characters.kind(character) == CharacterTable.SPACED;
      word[0] = take();
      divide(word, 1);
      previous = spaced ? ' ' : previous;
    } else {
      takeWord();
    }
  }

  private void takeWord() {
    wordLength = 0;
    do {
      int character = take();
      if (wordLength < MAX_WORD_LENGTH) {
        word[wordLength] = character;
      }
      wordLength++;
    } while (peek(0) != END && characters.kind(peek(0)) == CharacterTable.WORD && !linkStarts());
    if (wordLength > MAX_WORD_LENGTH) {
      word[pieceCount++] = vocabulary.unk();
    } else {
      divide(word, wordLength);
    }
  }

  private void divide(int[] characters, int length) {
    pieceCount += vocabulary.divide(characters, length, word, pieceCount);
  }

  /** Whether a link begins here: {@code (?<![a-z0-9])(https?://|www\.)[^ ]+}. */
  private boolean linkStarts() {
    return linkStarts(0, previous);
  }

  private boolean linkStarts(int distance, int before) {
    int first = peek(distance);
    if ((first != 'h' && first != 'w') || isLetterOrDigit(before)) {
      return false;
    }
    for (int[] start : LINK_STARTS) {
      int matched = 0;
      while (matched < start.length && peek(distance + matched) == start[matched]) {
        matched++;
      }
      if (matched == start.length) {
        return !endsLink(peek(distance + matched));
      }
    }
    return false;
  }

  private boolean endsLink(int character) {
    if (character == END) {
      return true;
    }
    int kind = characters.kind(character);
    return kind == CharacterTable.SPACE || kind == CharacterTable.SPACED;
  }

  private void takeLink() {
    while (!endsLink(peek(0))) {
      take();
    }
    previous = ' ';
  }

  /** Whether a handle begins here: {@code (?<![a-z0-9_])@[a-z0-9_]+}, once links are replaced. */
  private boolean handleStarts() {
    return peek(0) == '@'
        && !isHandleCharacter(previous)
        && isHandleCharacter(peek(1))
        && !linkStarts(1, '@');
  }

  private void takeHandle() {
    while (isHandleCharacter(peek(0)) && !linkStarts()) {
      take();
    }
  }

  private static boolean isLetterOrDigit(int character) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  }

  private static boolean isHandleCharacter(int character) {
    return isLetterOrDigit(character) || character == '_';
  }

  private int take() {
    previous = peek(0);
    aheadFirst = (aheadFirst + 1) & (ahead.length - 1);
    aheadCount--;
    return previous;
  }

  /** The normalised character at that distance, or {@link #END}. */
  private int peek(int distance) {
    while (aheadCount <= distance) {
      int last = (aheadFirst + aheadCount) & (ahead.length - 1);
      ahead[last] = readNormalised();
      aheadStarts[last] = codePointStart;
      aheadCount++;
    }
    return ahead[(aheadFirst + distance) & (ahead.length - 1)];
  }

  private int readNormalised() {
    if (replacement != null) {
      int character = replacement[replacementPosition++];
      if (replacementPosition == replacement.length) {
        replacement = null;
      }
      return character;
    }
    while (position < text.length()) {
      int codePoint = text.codePointAt(position);
      codePointStart = position;
      position += Character.charCount(codePoint);
      int[] found = characters.replacement(codePoint);
      if (found != null) {
        replacement = found.length > 1 ? found : null;
        replacementPosition = 1;
        return found[0];
      }
      if (characters.kind(codePoint) != CharacterTable.DROPPED) {
        return codePoint;
      }
    }
    return END;
  }
}
