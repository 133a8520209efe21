package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
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

  /**
   * Only from so many places behind, and at most from this part of the line: a call overtakes no
   * more than these, and the line hardly moves out of its order.
   */
  private static final int SHARED_PLACES = 64;

  private static final int SHARED_PART = 3;

  private final Scorer scorer;
  private int free;

  // The calls refer to each other: to join and to leave the line takes no memory, which may have
  // ended.
  private @Nullable Call head;
  private @Nullable Call tail;
  private int waiting;

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
    if (!enter(call)) {
      call.await();
      if (call.isAnswered()) {
        return call.answer();
      }
    }
    float[] scores = null;
    Throwable failure = null;
    try {
      takeAlong(call);
      scores = scorer.score(call.allWindows());
      check(scores, call);
      return call.next == null ? scores : Arrays.copyOf(scores, call.scores());
    } catch (Throwable e) {
      failure = e;
      throw e;
    } finally {
      leave();
      int offset = call.scores();
      Call other = call.next;
      while (other != null) {
        // Once answered, it is no longer ours to look at.
        Call next = other.next;
        int after = offset + other.scores();
        other.answer(scores, offset, failure);
        offset = after;
        other = next;
      }
    }
  }

  private synchronized boolean enter(Call call) {
    if (free > 0) {
      free--;
      return true;
    }
    if (tail == null) {
      head = call;
    } else {
      tail.next = call;
    }
    tail = call;
    waiting++;
    return false;
  }

  private void leave() {
    Call next = passOn();
    if (next != null) {
      next.wake();
    }
  }

  /** The call whose turn it is now; without one, there is a free place. */
  private synchronized @Nullable Call passOn() {
    Call next = head;
    if (next == null) {
      free++;
      return null;
    }
    remove(null, next);
    return next;
  }

  /** Takes a call out of the line that stands behind another one, or at its head. */
  private void remove(@Nullable Call before, Call call) {
    if (before == null) {
      head = call.next;
    } else {
      before.next = call.next;
    }
    if (tail == call) {
      tail = before;
    }
    call.next = null;
    waiting--;
  }

  /** Moves calls from the line to behind this one. */
  private synchronized void takeAlong(Call call) {
    int tokens = call.tokens();
    int places = Math.min(SHARED_PLACES, waiting / SHARED_PART);
    Call last = call;
    Call before = null;
    Call other = head;
    for (int place = 0; place < places && other != null; place++) {
      Call next = other.next;
      if (other.length() == call.length() && tokens + other.tokens() <= SHARED_TOKENS) {
        remove(before, other);
        last.next = other;
        last = other;
        tokens += other.tokens();
      } else {
        before = other;
      }
      other = next;
    }
  }

  /** A network of another kind must not be taken for one that knows three labels. */
  private static void check(float[] scores, Call call) {
    int expected = 0;
    for (Call each = call; each != null; each = each.next) {
      expected += each.scores();
    }
    if (scores.length != expected) {
      throw new IllegalStateException(
          "the network gave " + scores.length + " scores instead of " + expected);
    }
  }

  @Override
  public void close() {
    scorer.close();
  }

  /**
   * A call, woken when it is its turn or when another call has brought its answer; and the one
   * behind it, in the line or among those that are taken along.
   */
  private static final class Call {

    private final List<int[]> windows;
    private final Thread thread = Thread.currentThread();
    private @Nullable Call next;
    private float @Nullable [] scores;
    private int offset;
    private @Nullable Throwable failure;
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

    /** Its windows and those of the calls behind it. */
    List<int[]> allWindows() {
      if (next == null) {
        return windows;
      }
      List<int[]> all = new ArrayList<>();
      for (Call each = this; each != null; each = each.next) {
        all.addAll(each.windows);
      }
      return all;
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
      wake();
    }

    boolean isAnswered() {
      return scores != null || failure != null;
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
