package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers windows and hands them on in batches of windows of equal length.
 *
 * <p>Nothing is padded, so no token is computed in vain and a window's scores cannot depend on what
 * shares its batch (see decision record 0003).
 */
final class Batches {

  /**
   * Windows are gathered until they fill this many batches: enough to find equals, little enough to
   * hold any list.
   */
  private static final int GATHERED_BATCHES = 32;

  /** A window of the text at that index of the list. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Window(int text, int[] ids) {}

  private final int maxTokens;
  private final Consumer<List<Window>> consumer;
  private final List<Window> gathered = new ArrayList<>();
  private long gatheredTokens;

  Batches(int maxTokens, Consumer<List<Window>> consumer) {
    this.maxTokens = maxTokens;
    this.consumer = consumer;
  }

  void add(int text, int[] ids) {
    gathered.add(new Window(text, ids));
    gatheredTokens += ids.length;
    if (gatheredTokens >= (long) maxTokens * GATHERED_BATCHES) {
      flush();
    }
  }

  void flush() {
    gathered.sort(Comparator.comparingInt(window -> window.ids().length));
    int from = 0;
    while (from < gathered.size()) {
      int length = gathered.get(from).ids().length;
      int last = (int) Math.min(gathered.size(), from + Math.max(1L, maxTokens / length));
      int to = from + 1;
      while (to < last && gathered.get(to).ids().length == length) {
        to++;
      }
      consumer.accept(gathered.subList(from, to));
      from = to;
    }
    gathered.clear();
    gatheredTokens = 0;
  }
}
