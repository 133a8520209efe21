package io.github.sentiment4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Reads texts on the callers' threads and lets the scheduler have their windows scored. */
final class BoundedClassifier implements SentimentClassifier {

  private final ModelManifest manifest;
  private final Tokenizer tokenizer;
  private final Scheduler scheduler;
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
    scheduler = new Scheduler(scorer, maxConcurrency);
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
      if (!windows.hasNext()) {
        float[] scores = scores(scheduler.run(List.of(first)));
        return Answers.softmax(scores[0], scores[1], scores[2]);
      }
      Answers answers = new Answers(1, manifest.prior());
      Batches batches = batches(answers);
      batches.add(0, first);
      batches.addAll(0, windows);
      batches.flush();
      return answers.toList().get(0);
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
      Answers answers = new Answers(copy.length, manifest.prior());
      Batches batches = batches(answers);
      for (int i = 0; i < copy.length; i++) {
        batches.addAll(i, tokenizer.windows(copy[i], manifest.window()));
      }
      batches.flush();
      return answers.toList();
    } finally {
      leave();
    }
  }

  @Override
  public List<Passage> predictPassages(String text) {
    Objects.requireNonNull(text, "text");
    enter();
    try {
      List<int[]> read = new ArrayList<>();
      List<Integer> bounds = new ArrayList<>();
      Windows windows = tokenizer.windows(text, manifest.window());
      for (int[] window = windows.next(); window != null; window = windows.next()) {
        // What is before the first token belongs to the first passage.
        bounds.add(read.isEmpty() ? 0 : windows.start());
        read.add(window);
      }
      if (read.isEmpty()) {
        return List.of(new Passage(0, text.length(), manifest.prior()));
      }
      bounds.add(text.length());
      Answers answers = new Answers(read.size(), manifest.prior());
      Batches batches = batches(answers);
      for (int i = 0; i < read.size(); i++) {
        batches.add(i, read.get(i));
      }
      batches.flush();
      List<Sentiment> sentiments = answers.toList();
      return IntStream.range(0, read.size())
          .mapToObj(i -> new Passage(bounds.get(i), bounds.get(i + 1), sentiments.get(i)))
          .toList();
    } finally {
      leave();
    }
  }

  private Batches batches(Answers answers) {
    return new Batches(maxBatchTokens, gathered -> score(gathered, answers));
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

  /**
   * Has no more than twice as many batches in line as there are places: so the threads hardly ever
   * wait for a next one, and single calls come between.
   */
  private void score(List<List<Batches.Window>> batches, Answers answers) {
    int most = Math.min(batches.size(), 2 * maxConcurrency);
    Queue<Scheduler.Call> calls = new ArrayDeque<>(most);
    int answered = 0;
    try {
      for (List<Batches.Window> batch : batches) {
        if (calls.size() == most) {
          add(batches.get(answered++), scores(calls.remove()), answers);
        }
        List<int[]> windows = batch.stream().map(Batches.Window::ids).toList();
        calls.add(batches.size() == 1 ? scheduler.run(windows) : scheduler.submit(windows));
      }
      while (!calls.isEmpty()) {
        add(batches.get(answered++), scores(calls.remove()), answers);
      }
    } finally {
      // After a failure, too: none may be in the engine once this call is over.
      calls.forEach(Scheduler.Call::await);
    }
  }

  private static void add(List<Batches.Window> batch, float[] scores, Answers answers) {
    int offset = 0;
    for (Batches.Window window : batch) {
      answers.add(window.text(), scores, offset, window.ids().length);
      offset += Scorer.LABELS;
    }
  }

  private float[] scores(Scheduler.Call call) {
    try {
      float[] scores = call.answer();
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
              + call.windows().size()
              + " window(s) of "
              + call.windows().get(0).length
              + " tokens: "
              + e.getMessage(),
          e);
    }
  }

  /** Runs the longest window with the highest id, twice in a batch. */
  void tryOut(int highestId) {
    int[] window = new int[manifest.window()];
    Arrays.fill(window, highestId);
    scores(scheduler.run(List.of(window, window)));
  }

  @Override
  public void close() {
    StackReserve.check();
    closed = true;
    calls.acquireUninterruptibly(Integer.MAX_VALUE);
    try {
      if (!freed) {
        freed = true;
        scheduler.close();
      }
    } finally {
      calls.release(Integer.MAX_VALUE);
    }
  }
}
