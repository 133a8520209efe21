package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers on the callers' threads, a bounded number of them in the engine at once, the others in
 * order behind.
 */
final class BoundedClassifier implements SentimentClassifier {

  private final ModelManifest manifest;
  private final Tokenizer tokenizer;
  private final Scorer scorer;
  private final int maxBatchTokens;
  private final Semaphore permits;

  // A ReentrantReadWriteLock would end at 65,535 calls, which virtual threads exceed.
  private final Lock lifecycle = new ReentrantLock();
  private final Condition idle = lifecycle.newCondition();
  private int calls;
  private boolean closed;
  private boolean freed;

  BoundedClassifier(
      ModelManifest manifest,
      Tokenizer tokenizer,
      Scorer scorer,
      int maxConcurrency,
      int maxBatchTokens) {
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.scorer = scorer;
    this.maxBatchTokens = maxBatchTokens;
    permits = new Semaphore(maxConcurrency, true);
  }

  @Override
  public Sentiment predict(String text) {
    Objects.requireNonNull(text, "text");
    return predict(List.of(text)).get(0);
  }

  @Override
  public List<Sentiment> predict(List<String> texts) {
    Objects.requireNonNull(texts, "texts");
    String[] copy = texts.toArray(String[]::new);
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] == null) {
        throw new NullPointerException("texts[" + i + "]");
      }
    }
    enter();
    try {
      Answers answers = new Answers(copy.length, manifest.prior());
      Batches batches = new Batches(maxBatchTokens, batch -> score(batch, answers));
      for (int i = 0; i < copy.length; i++) {
        Windows windows = tokenizer.windows(copy[i], manifest.window());
        for (int[] window = windows.next(); window != null; window = windows.next()) {
          batches.add(i, window);
        }
      }
      batches.flush();
      return answers.toList();
    } finally {
      leave();
    }
  }

  private void enter() {
    lifecycle.lock();
    try {
      if (closed) {
        throw new IllegalStateException("This classifier is closed");
      }
      calls++;
    } finally {
      lifecycle.unlock();
    }
  }

  private void leave() {
    lifecycle.lock();
    try {
      calls--;
      if (calls == 0) {
        idle.signalAll();
      }
    } finally {
      lifecycle.unlock();
    }
  }

  private void score(List<Batches.Window> batch, Answers answers) {
    List<int[]> windows = new ArrayList<>(batch.size());
    for (Batches.Window window : batch) {
      windows.add(window.ids());
    }
    float[] scores;
    permits.acquireUninterruptibly();
    try {
      scores = scorer.score(windows);
      check(scores, batch.size());
    } catch (RuntimeException e) {
      throw new InferenceException(
          "Model "
              + manifest.name()
              + " failed on "
              + batch.size()
              + " window(s) of "
              + windows.get(0).length
              + " tokens: "
              + e.getMessage(),
          e);
    } finally {
      permits.release();
    }
    for (int i = 0; i < batch.size(); i++) {
      answers.add(batch.get(i).text(), scores, i * Scorer.LABELS, windows.get(i).length);
    }
  }

  /** A network of another kind must not be taken for one that knows three labels. */
  private static void check(float[] scores, int windows) {
    if (scores.length != windows * Scorer.LABELS) {
      throw new IllegalStateException(
          "the network gave " + scores.length + " scores instead of " + windows * Scorer.LABELS);
    }
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        throw new IllegalStateException("the network gave the score " + score);
      }
    }
  }

  /**
   * Runs the longest window with the highest id, twice: whatever the network is asked later is
   * less.
   */
  void tryOut(int highestId) {
    int[] window = new int[manifest.window()];
    Arrays.fill(window, highestId);
    Batches.Window longest = new Batches.Window(0, window);
    score(List.of(longest, longest), new Answers(1, manifest.prior()));
  }

  @Override
  public void close() {
    lifecycle.lock();
    try {
      closed = true;
      while (calls > 0) {
        idle.awaitUninterruptibly();
      }
      if (!freed) {
        freed = true;
        scorer.close();
      }
    } finally {
      lifecycle.unlock();
    }
  }
}
