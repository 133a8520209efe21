package io.github.sentiment4j;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text's tokens in windows that the network can read. A text that is too long for one window is
 * divided after the end of a sentence if there is one in the window's second half, or else between
 * words. Only a word that takes up the whole second half is divided itself.
 */
final class Windows {

  private final TokenStream tokens;
  private final Vocabulary vocabulary;
  private final int capacity;
  private int[] ids = new int[32];
  private int[] starts = new int[32];
  private int size;
  private int start;
  private boolean ended;

  /**
   * Divides the tokens into windows of at most {@code window} tokens, with the two markers that
   * frame each.
   */
  Windows(TokenStream tokens, Vocabulary vocabulary, int window) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    capacity = window - 2;
  }

  /** The next window with its markers, or null after the last; a text without tokens has none. */
  int @Nullable [] next() {
    fill();
    if (size == 0) {
      return null;
    }
    start = starts[0];
    int length = size <= capacity ? size : cut();
    int[] window = new int[length + 2];
    window[0] = vocabulary.cls();
    System.arraycopy(ids, 0, window, 1, length);
    window[length + 1] = vocabulary.sep();
    System.arraycopy(ids, length, ids, 0, size - length);
    System.arraycopy(starts, length, starts, 0, size - length);
    size -= length;
    return window;
  }

  /** The index in the text where the last window begins, or the word that it goes on with. */
  int start() {
    return start;
  }

  /** Whether there is another window. */
  boolean hasNext() {
    fill();
    return size > 0;
  }

  private void fill() {
    // One token more than fits tells whether the text goes on, and whether a word does.
    while (!ended && size <= capacity) {
      int id = tokens.next();
      if (id == TokenStream.END) {
        ended = true;
      } else {
        append(id);
      }
    }
  }

  private void append(int id) {
    if (size == ids.length) {
      int more = Math.min(2 * size, capacity + 1);
      ids = Arrays.copyOf(ids, more);
      starts = Arrays.copyOf(starts, more);
    }
    ids[size] = id;
    starts[size++] = tokens.start();
  }

  private int cut() {
    for (int end = capacity; end > capacity / 2; end--) {
      // The point in 4.5 or example.org ends none.
      boolean spaceFollows = starts[end] > starts[end - 1] + 1;
      if (spaceFollows && vocabulary.endsSentence(ids[end - 1])) {
        return end;
      }
    }
    for (int end = capacity; end > capacity / 2; end--) {
      if (starts[end] != starts[end - 1]) {
        return end;
      }
    }
    return capacity;
  }
}
