package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides which call is in the engine when, and on which thread: so many are inside at once, the
 * others wait in the order of their arrival.
 *
 * <p>A caller who finds a free place runs the network itself, which takes the least time. As soon
 * as there is a line, threads of the scheduler take over the places, one call after the other,
 * which takes the least work and memory for all (see decision record 1). A call whose turn it is
 * takes along those close behind whose windows are as long as its own (see decision record 2).
 */
final class Scheduler implements AutoCloseable {

  /** So few tokens are together, with what a call takes along, that it hardly waits for it. */
  private static final int SHARED_TOKENS = 128;

  /**
   * Only from so many places behind, and at most from this part of the line: a call overtakes no
   * more than these, and the line hardly moves out of its order.
   */
  private static final int SHARED_PLACES = 64;

  private static final int SHARED_PART = 3;

  private final Scorer scorer;
  private final List<Thread> threads;
  private int free;
  private int passedOn;
  private boolean closed;

  // The calls refer to each other: to join and to leave the line takes no memory, which may have
  // ended.
  private @Nullable Call head;
  private @Nullable Call tail;
  private int waiting;

  /**
   * Starts as many threads as there are places.
   *
   * @throws OutOfMemoryError if the system allows no more threads; those that there are have ended
   */
  Scheduler(Scorer scorer, int places) {
    this.scorer = scorer;
    free = places;
    threads = IntStream.rangeClosed(1, places).mapToObj(this::thread).toList();
    try {
      threads.forEach(Thread::start);
    } catch (Throwable e) {
      end();
      throw e;
    }
  }

  private Thread thread(int number) {
    // Neither thread-locals nor class loader of the host: the thread runs nothing of its.
    Thread thread = new Thread(null, this::work, "sentiment4j-" + number, 0, false);
    thread.setContextClassLoader(Scheduler.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  /** Runs a call on this thread if there is a free place, or else puts it in line. */
  Call run(List<int[]> windows) {
    Call call = new Call(windows);
    if (enter(call)) {
      try {
        score(call);
      } finally {
        leave();
      }
    }
    return call;
  }

  /** Has a call run by another thread. */
  synchronized Call submit(List<int[]> windows) {
    Call call = new Call(windows);
    add(call);
    if (free > 0) {
      free--;
      passOn();
    }
    return call;
  }

  private synchronized boolean enter(Call call) {
    if (free > 0) {
      free--;
      return true;
    }
    add(call);
    return false;
  }

  private synchronized void leave() {
    if (head == null) {
      free++;
    } else {
      passOn();
    }
  }

  /** Gives a place to a thread that has none, of which there is one for each. */
  private void passOn() {
    passedOn++;
    notify();
  }

  private void work() {
    while (awaitPlace()) {
      for (Call call = take(); call != null; call = take()) {
        score(call);
      }
    }
  }

  /** Returns with a place, or without one at the end. */
  private synchronized boolean awaitPlace() {
    while (passedOn == 0 && !closed) {
      try {
        wait();
      } catch (InterruptedException | OutOfMemoryError e) {
        // Only close ends these threads, not a host that interrupts all it finds, for which Java
        // may lack the memory of an exception.
      }
    }
    if (passedOn == 0) {
      return false;
    }
    passedOn--;
    return true;
  }

  /**
   * Takes the next call, and those that go along, out of the line; without one, frees the place.
   */
  private synchronized @Nullable Call take() {
    Call call = head;
    if (call == null) {
      free++;
      return null;
    }
    remove(null, call);
    takeAlong(call);
    return call;
  }

  private void add(Call call) {
    if (tail == null) {
      head = call;
    } else {
      tail.next = call;
    }
    tail = call;
    waiting++;
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
  private void takeAlong(Call call) {
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

  /** Answers a call and those that go along, with scores or with what went wrong. */
  private void score(Call first) {
    float[] scores = null;
    Throwable failure = null;
    try {
      scores = scorer.score(first.allWindows());
      check(scores, first);
    } catch (Throwable e) {
      failure = e;
    }
    int offset = 0;
    Call call = first;
    while (call != null) {
      // Once answered, it is no longer ours to look at.
      Call next = call.next;
      int after = offset + call.scores();
      call.answer(scores, offset, failure);
      offset = after;
      call = next;
    }
  }

  /** A network of another kind must not be taken for one that knows three labels. */
  private static void check(float[] scores, Call first) {
    int expected = 0;
    for (Call call = first; call != null; call = call.next) {
      expected += call.scores();
    }
    if (scores.length != expected) {
      throw new IllegalStateException(
          "the network gave " + scores.length + " scores instead of " + expected);
    }
  }

  /** Ends the threads, and then closes the scorer. No call may be in progress. */
  @Override
  public void close() {
    end();
    scorer.close();
  }

  private void end() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    threads.forEach(Scheduler::awaitEnd);
  }

  /** Waits for the end of a thread, whether or not this one is interrupted, which it stays. */
  static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A call, woken when it is answered; and the one behind it, in the line or among those that are
   * taken along.
   */
  static final class Call {

    private final List<int[]> windows;
    private final Thread caller = Thread.currentThread();
    private @Nullable Call next;
    private float @Nullable [] scores;
    private int offset;
    private @Nullable Throwable failure;
    private volatile boolean answered;

    private Call(List<int[]> windows) {
      this.windows = windows;
    }

    List<int[]> windows() {
      return windows;
    }

    private int length() {
      return windows.get(0).length;
    }

    private int tokens() {
      return windows.size() * length();
    }

    private int scores() {
      return windows.size() * Scorer.LABELS;
    }

    /** Its windows and those of the calls behind it. */
    private List<int[]> allWindows() {
      if (next == null) {
        return windows;
      }
      List<int[]> all = new ArrayList<>();
      for (Call call = this; call != null; call = call.next) {
        all.addAll(call.windows);
      }
      return all;
    }

    private void answer(float @Nullable [] scores, int offset, @Nullable Throwable failure) {
      this.scores = scores;
      this.offset = offset;
      this.failure = failure;
      answered = true;
      if (caller != Thread.currentThread()) {
        wake();
      }
    }

    private void wake() {
      try {
        LockSupport.unpark(caller);
      } catch (Throwable e) {
        // Java may lack the memory to wake a virtual thread: the others are served nonetheless.
      }
    }

    /** Waits for the answer, whether or not the thread is interrupted, which it stays. */
    void await() {
      boolean interrupted = false;
      while (!answered) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      if (interrupted) {
        caller.interrupt();
      }
    }

    /**
     * Waits for the answer.
     *
     * @return the scores of its windows
     * @throws RuntimeException if the engine failed
     */
    float[] answer() {
      await();
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
