package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Scores windows by counting "good" and "bad", and lets a test hold the calls inside. */
final class ScriptedScorer implements Scorer {

  private static final int GOOD = Pieces.ALL.indexOf("good");
  private static final int BAD = Pieces.ALL.indexOf("bad");

  final AtomicInteger inside = new AtomicInteger();
  final AtomicInteger mostInside = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();

  /** Number of windows, their tokens and thread of each run, in the order in which they came in. */
  final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

  final List<Integer> lengths = Collections.synchronizedList(new ArrayList<>());
  final List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

  /** A call leaves when it gets one of these. */
  final Semaphore exits;

  private ScriptedScorer(int exits) {
    this.exits = new Semaphore(exits);
  }

  static ScriptedScorer prompt() {
    return new ScriptedScorer(Integer.MAX_VALUE);
  }

  static ScriptedScorer held() {
    return new ScriptedScorer(0);
  }

  @Override
  public float[] score(List<int[]> windows) {
    sizes.add(windows.size());
    lengths.add(windows.get(0).length);
    threads.add(Thread.currentThread());
    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
    exits.acquireUninterruptibly();
    inside.decrementAndGet();
    float[] scores = new float[windows.size() * LABELS];
    for (int i = 0; i < windows.size(); i++) {
      for (int id : windows.get(i)) {
        scores[i * LABELS] += id == BAD ? 1 : 0;
        scores[i * LABELS + 2] += id == GOOD ? 1 : 0;
      }
    }
    return scores;
  }

  @Override
  public void close() {
    if (inside.get() > 0) {
      throw new AssertionError("closed with calls inside");
    }
    closed.incrementAndGet();
  }
}
