package io.github.sentiment4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The line before the engine: so many calls are inside at once, the others wait in the order of
 * their arrival.
 *
 * <p>A call whose turn it is takes along those close behind whose windows are as long as its own.
 * That costs less than one run of the network for each, and above all fewer hand-overs from thread
 * to thread (see decision record 0002).
 */
final class WaitingLine implements Scorer {

  /** So few tokens are together, with what a call takes along, that it hardly waits for it. */
  private static final int SHARED_TOKENS = 128;

  /** Only from so many places behind, so that no call overtakes more than these. */
  private static final int SHARED_PLACES = 64;

  private final Scorer scorer;
  private final Lock lock = new ReentrantLock();
  private final Deque<Call> waiting = new ArrayDeque<>();
  private int free;

  WaitingLine(Scorer scorer, int maxInside) {
    this.scorer = scorer;
    free = maxInside;
  }

  /**
   * Waits for this call's turn, whether or not the thread is interrupted, which it stays.
   *
   * @throws RuntimeException if the engine fails
   */
  @Override
  public float[] score(List<int[]> windows) {
    Call call = new Call(windows);
    List<Call> together = new ArrayList<>(0);
    if (!enter(call)) {
      call.await();
      if (call.answered) {
        return call.answer();
      }
    }
    float[] scores = null;
    Throwable failure = null;
    try {
      scores = scorer.score(windows(call, together));
      check(scores, call, together);
      return together.isEmpty() ? scores : Arrays.copyOf(scores, call.scores());
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      leave();
      int offset = call.scores();
      for (Call other : together) {
        other.answer(scores, offset, failure);
        offset += other.scores();
      }
    }
  }

  private boolean enter(Call call) {
    lock.lock();
    try {
      if (free == 0) {
        waiting.add(call);
        return false;
      }
      free--;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    Call next;
    lock.lock();
    try {
      next = waiting.poll();
      if (next == null) {
        free++;
      }
    } finally {
      lock.unlock();
    }
    if (next != null) {
      next.wake();
    }
  }

  /** The call's windows and those of the calls that it takes along. */
  private List<int[]> windows(Call call, List<Call> together) {
    int tokens = call.tokens();
    lock.lock();
    try {
      Iterator<Call> behind = waiting.iterator();
      for (int place = 0; place < SHARED_PLACES && behind.hasNext(); place++) {
        Call other = behind.next();
        if (other.length() == call.length() && tokens + other.tokens() <= SHARED_TOKENS) {
          together.add(other);
          behind.remove();
          tokens += other.tokens();
        }
      }
    } finally {
      lock.unlock();
    }
    if (together.isEmpty()) {
      return call.windows;
    }
    List<int[]> windows = new ArrayList<>(call.windows);
    together.forEach(other -> windows.addAll(other.windows));
    return windows;
  }

  /** A network of another kind must not be taken for one that knows three labels. */
  private static void check(float[] scores, Call call, List<Call> together) {
    int expected = call.scores() + together.stream().mapToInt(Call::scores).sum();
    if (scores.length != expected) {
      throw new IllegalStateException(
          "the network gave " + scores.length + " scores instead of " + expected);
    }
  }

  @Override
  public void close() {
    scorer.close();
  }

  /** A call in the line, woken when it is its turn or when another call has brought its answer. */
  private static final class Call {

    private final List<int[]> windows;
    private final Thread thread = Thread.currentThread();
    private float @Nullable [] scores;
    private int offset;
    private @Nullable Throwable failure;
    private boolean answered;
    private volatile boolean woken;

    Call(List<int[]> windows) {
      this.windows = windows;
    }

    int length() {
      return windows.get(0).length;
    }

    int tokens() {
      return windows.size() * length();
    }

    int scores() {
      return windows.size() * LABELS;
    }

    void await() {
      boolean interrupted = false;
      while (!woken) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        thread.interrupt();
      }
    }

    void wake() {
      woken = true;
      LockSupport.unpark(thread);
    }

    void answer(float @Nullable [] scores, int offset, @Nullable Throwable failure) {
      this.scores = scores;
      this.offset = offset;
      this.failure = failure;
      answered = true;
      wake();
    }

    float[] answer() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure != null) {
        throw (RuntimeException) failure;
      }
      return Arrays.copyOfRange(Objects.requireNonNull(scores), offset, offset + scores());
    }
  }
}
