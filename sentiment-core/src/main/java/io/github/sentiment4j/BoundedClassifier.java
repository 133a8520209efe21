package io.github.sentiment4j;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * Answers on the callers' threads, a bounded number of them in the engine at once, the others in
 * order behind.
 */
final class BoundedClassifier implements SentimentClassifier {

  /** Fewer tokens stay on the caller's thread: less than the start of another thread is worth. */
  private static final int MIN_SHARED_TOKENS = 256;

  private final ModelManifest manifest;
  private final Tokenizer tokenizer;
  private final Scorer scorer;
  private final int maxConcurrency;
  private final int maxBatchTokens;

  /**
   * A permit for each call in progress, all of them for closing. To give one back takes neither
   * memory nor a lock, so it succeeds after any error.
   */
  private final Semaphore calls = new Semaphore(Integer.MAX_VALUE);

  private volatile boolean closed;
  private boolean freed;

  BoundedClassifier(
      ModelManifest manifest,
      Tokenizer tokenizer,
      Scorer scorer,
      int maxConcurrency,
      int maxBatchTokens) {
    this.manifest = manifest;
    this.tokenizer = tokenizer;
    this.scorer = new WaitingLine(scorer, maxConcurrency);
    this.maxConcurrency = maxConcurrency;
    this.maxBatchTokens = maxBatchTokens;
  }

  @Override
  public Sentiment predict(String text) {
    Objects.requireNonNull(text, "text");
    enter();
    try {
      Windows windows = tokenizer.windows(text, manifest.window());
      int[] first = windows.next();
      if (first == null) {
        return manifest.prior();
      }
      if (windows.hasNext()) {
        return answer(text).get(0);
      }
      return Answers.softmax(score(List.of(first)), 0);
    } finally {
      leave();
    }
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
      return answer(copy);
    } finally {
      leave();
    }
  }

  private List<Sentiment> answer(String... texts) {
    Answers answers = new Answers(texts.length, manifest.prior());
    Batches batches = new Batches(maxBatchTokens, gathered -> score(gathered, answers));
    for (int i = 0; i < texts.length; i++) {
      Windows windows = tokenizer.windows(texts[i], manifest.window());
      for (int[] window = windows.next(); window != null; window = windows.next()) {
        batches.add(i, window);
      }
    }
    batches.flush();
    return answers.toList();
  }

  private void enter() {
    StackReserve.check();
    boolean entered = !closed && calls.tryAcquire();
    // Closed in between: then close waits for this permit.
    if (entered && closed) {
      leave();
      entered = false;
    }
    if (!entered) {
      throw new IllegalStateException("This classifier is closed");
    }
  }

  private void leave() {
    calls.release();
  }

  private void score(List<List<Batches.Window>> batches, Answers answers) {
    float[][] scores = new float[batches.size()][];
    Team.run(
        scores.length,
        threads(batches),
        i -> scores[i] = score(batches.get(i).stream().map(Batches.Window::ids).toList()));
    for (int i = 0; i < scores.length; i++) {
      int offset = 0;
      for (Batches.Window window : batches.get(i)) {
        answers.add(window.text(), scores[i], offset, window.ids().length);
        offset += Scorer.LABELS;
      }
    }
  }

  private int threads(List<List<Batches.Window>> batches) {
    int tokens = 0;
    for (List<Batches.Window> batch : batches) {
      tokens += batch.size() * batch.get(0).ids().length;
    }
    return tokens < MIN_SHARED_TOKENS ? 1 : maxConcurrency;
  }

  private float[] score(List<int[]> windows) {
    try {
      float[] scores = scorer.score(windows);
      for (float score : scores) {
        if (!Float.isFinite(score)) {
          throw new IllegalStateException("the network gave the score " + score);
        }
      }
      return scores;
    } catch (RuntimeException e) {
      throw new InferenceException(
          "Model "
              + manifest.name()
              + " failed on "
              + windows.size()
              + " window(s) of "
              + windows.get(0).length
              + " tokens: "
              + e.getMessage(),
          e);
    }
  }

  /** Runs the longest window with the highest id, twice in a batch. */
  void tryOut(int highestId) {
    int[] window = new int[manifest.window()];
    Arrays.fill(window, highestId);
    score(List.of(window, window));
  }

  @Override
  public void close() {
    StackReserve.check();
    closed = true;
    calls.acquireUninterruptibly(Integer.MAX_VALUE);
    try {
      if (!freed) {
        freed = true;
        scorer.close();
      }
    } finally {
      calls.release(Integer.MAX_VALUE);
    }
  }
}
