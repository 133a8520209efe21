package io.github.sentiment4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tokenizer does with each code point, read from {@code characters.txt}, which {@code
 * training/character_table.py} writes and describes. It holds for every version of Java alike,
 * whatever Unicode that knows.
 */
final class CharacterTable {

  private static final String FILE = "characters.txt";
  private static final int PAGE_BITS = 8;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;

  /** Kinds: the low bits of an entry. A zero entry is an ordinary character of a word. */
  static final int WORD = 0;

  static final int DROPPED = 1;
  static final int SPACE = 2;

  /** A word of its own, with spaces around it. */
  static final int SPACED = 3;

  /** A word of its own. */
  static final int ALONE = 4;

  private static final int REPLACED = 5;
  private static final int KIND_BITS = 3;
  private static final int KIND_MASK = (1 << KIND_BITS) - 1;

  // The arithmetic of Hangul syllables: The Unicode Standard, section 3.12.
  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  private static final int LEADING = 0x1100;
  private static final int VOWEL = 0x1161;
  private static final int TRAILING = 0x11A7;
  private static final int VOWELS = 21;
  private static final int TRAILINGS = 28;

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) / PAGE_SIZE][];
  private final List<int[]> replacements = new ArrayList<>();

  private CharacterTable() {
    Arrays.fill(pages, new int[PAGE_SIZE]);
  }

  static CharacterTable load() {
    CharacterTable table = new CharacterTable();
    try (InputStream file =
            Objects.requireNonNull(CharacterTable.class.getResourceAsStream(FILE), FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
      int[] ordinary = table.pages[0];
      lines.lines().forEach(line -> table.read(line, ordinary));
      for (int syllable = HANGUL_FIRST; syllable <= HANGUL_LAST; syllable++) {
        table.set(syllable, table.replaceBy(letters(syllable)), ordinary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void read(String line, int[] ordinary) {
    String[] fields = line.split(" ", -1);
    int first = Integer.parseInt(fields[0], 16);
    int last = Integer.parseInt(fields[1], 16);
    String rule = fields[2];
    for (int codePoint = first; codePoint <= last; codePoint++) {
      set(codePoint, parse(codePoint, rule), ordinary);
    }
  }

  private int parse(int codePoint, String rule) {
    return switch (rule.charAt(0)) {
      case 'd' -> DROPPED;
      case 's' -> SPACE;
      case 'c' -> SPACED;
      case 'p' -> ALONE;
      case '=' ->
          replaceBy(
              Arrays.stream(rule.substring(1).split(",", -1))
                  .mapToInt(hex -> Integer.parseInt(hex, 16))
                  .toArray());
      default -> replaceBy(codePoint + Integer.parseInt(rule));
    };
  }

  private int replaceBy(int... codePoints) {
    replacements.add(codePoints);
    return ((replacements.size() - 1) << KIND_BITS) | REPLACED;
  }

  private void set(int codePoint, int entry, int[] ordinary) {
    int page = codePoint >> PAGE_BITS;
    if (pages[page] == ordinary) {
      pages[page] = new int[PAGE_SIZE];
    }
    pages[page][codePoint & (PAGE_SIZE - 1)] = entry;
  }

  private static int[] letters(int syllable) {
    int index = syllable - HANGUL_FIRST;
    int leading = LEADING + index / (VOWELS * TRAILINGS);
    int vowel = VOWEL + index / TRAILINGS % VOWELS;
    int trailing = TRAILING + index % TRAILINGS;
    return trailing == TRAILING ? new int[] {leading, vowel} : new int[] {leading, vowel, trailing};
  }

  private int entry(int codePoint) {
    return pages[codePoint >> PAGE_BITS][codePoint & (PAGE_SIZE - 1)];
  }

  /** The kind of a code point that stays as it is, or of one that a replacement consists of. */
  int kind(int codePoint) {
    int kind = entry(codePoint) & KIND_MASK;
    return kind == REPLACED ? WORD : kind;
  }

  /** What stands for a code point, or null if it stands for itself. */
  int @Nullable [] replacement(int codePoint) {
    int entry = entry(codePoint);
    return (entry & KIND_MASK) == REPLACED ? replacements.get(entry >> KIND_BITS) : null;
  }
}
