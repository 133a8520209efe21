package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Gathers windows and hands them on, many at a time, in batches of windows of equal length.
 *
 * <p>Nothing is padded, so no token is computed in vain and a window's scores cannot depend on what
 * shares its batch (see decision record 0003).
 */
final class Batches {

  /**
   * Windows are gathered until they have this many tokens: enough to find equals, little enough to
   * hold any list.
   */
  private static final int GATHERED_TOKENS = 1 << 16;

  /** A window of the text at that index of the list. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Window(int text, int[] ids) {}

  private final int maxTokens;
  private final Consumer<List<List<Window>>> consumer;
  private final List<Window> gathered = new ArrayList<>();
  private int gatheredTokens;

  Batches(int maxTokens, Consumer<List<List<Window>>> consumer) {
    this.maxTokens = maxTokens;
    this.consumer = consumer;
  }

  void add(int text, int[] ids) {
    gathered.add(new Window(text, ids));
    gatheredTokens += ids.length;
    if (gatheredTokens >= GATHERED_TOKENS) {
      flush();
    }
  }

  /** Adds all windows that are left. */
  void addAll(int text, Windows windows) {
    for (int[] window = windows.next(); window != null; window = windows.next()) {
      add(text, window);
    }
  }

  void flush() {
    List<List<Window>> batches = new ArrayList<>();
    gathered.sort(Comparator.comparingInt(window -> window.ids().length));
    int from = 0;
    while (from < gathered.size()) {
      int length = gathered.get(from).ids().length;
      int last = Math.min(gathered.size(), from + Math.max(1, maxTokens / length));
      int to = from + 1;
      while (to < last && gathered.get(to).ids().length == length) {
        to++;
      }
      batches.add(gathered.subList(from, to));
      from = to;
    }
    if (!batches.isEmpty()) {
      consumer.accept(batches);
    }
    gathered.clear();
    gatheredTokens = 0;
  }
}
