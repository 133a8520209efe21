package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

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
  private final Lock open;
  private final Lock closing;
  private boolean closed;

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
    ReentrantReadWriteLock lifecycle = new ReentrantReadWriteLock();
    open = lifecycle.readLock();
    closing = lifecycle.writeLock();
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
    open.lock();
    try {
      if (closed) {
        throw new IllegalStateException("This classifier is closed");
      }
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
      open.unlock();
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

  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        scorer.close();
      }
    } finally {
      closing.unlock();
    }
  }
}
