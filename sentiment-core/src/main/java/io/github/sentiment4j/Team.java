package io.github.sentiment4j;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The caller's thread and, beside it, threads that live as long as the tasks of this one call (see
 * decision record 0015).
 */
final class Team {

  private final int tasks;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private Team(int tasks, IntConsumer task) {
    this.tasks = tasks;
    this.task = task;
  }

  /**
   * Runs tasks 0 to {@code tasks - 1}, begun in that order, and returns when all threads are done
   * with them. After a failure no further task begins, and it is thrown here.
   *
   * @param threads how many threads may work at once, the caller's included
   */
  static void run(int tasks, int threads, IntConsumer task) {
    Team team = new Team(tasks, task);
    List<Thread> others =
        Stream.generate(() -> thread(team::work)).limit(Math.min(tasks, threads) - 1).toList();
    try {
      start(others);
      team.work();
    } finally {
      // None may be in the engine once the call is over.
      team.next.set(tasks);
      others.forEach(Team::join);
    }
    Throwable failure = team.failure.get();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private static Thread thread(Runnable work) {
    // Neither thread-locals nor class loader of the host: the thread runs nothing of its.
    Thread thread = new Thread(null, work, "sentiment4j-list", 0, false);
    thread.setContextClassLoader(Team.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }

  private static void start(List<Thread> threads) {
    try {
      threads.forEach(Thread::start);
    } catch (OutOfMemoryError e) {
      // The system allows no more threads, which Java calls so: those that there are do the work.
    }
  }

  private static void join(Thread thread) {
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

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        task.accept(i);
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      next.set(tasks);
    }
  }
}
