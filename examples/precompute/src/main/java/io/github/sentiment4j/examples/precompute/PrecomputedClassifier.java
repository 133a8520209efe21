package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.Passage;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Answers from the table, and asks the model for what is not there, whose answers it stores. The
 * model is loaded when first needed.
 *
 * <p>A lone surrogate, which UTF-8 cannot express, is read as a question mark.
 */
public final class PrecomputedClassifier implements SentimentClassifier {

  /**
   * An answer, and where it comes from.
   *
   * @param textHash what the text is known by in the table
   * @param stored whether the table had it already
   */
  record Answer(String textHash, Sentiment sentiment, boolean stored) {}

  /** Seconds of work, and enough texts of the same length for the model to take them together. */
  private static final int CHUNK_TEXTS = 2048;

  private static final int CHUNK_CHARACTERS = 1 << 20;

  private final SentimentTable table;
  private final Supplier<SentimentClassifier> loader;
  private final ReadWriteLock closing = new ReentrantReadWriteLock();
  private SentimentClassifier loaded;

  /**
   * Puts a table before a model.
   *
   * @param table the answers of the same model, closed with this classifier
   * @param loader loads the model; called once, if at all, and closed with this classifier
   */
  public PrecomputedClassifier(SentimentTable table, Supplier<SentimentClassifier> loader) {
    this.table = table;
    this.loader = loader;
  }

  @Override
  public Sentiment predict(String text) {
    return predict(List.of(Objects.requireNonNull(text, "text"))).get(0);
  }

  @Override
  public List<Sentiment> predict(List<String> texts) {
    texts.forEach(text -> Objects.requireNonNull(text, "text"));
    return answers(texts).stream().map(Answer::sentiment).toList();
  }

  /** Asks the model, whether or not the text is stored: the table has no passages. */
  @Override
  public List<Passage> predictPassages(String text) {
    closing.readLock().lock();
    try {
      return model().predictPassages(text);
    } finally {
      closing.readLock().unlock();
    }
  }

  String modelVersion() {
    return table.model().version();
  }

  String modelDigest() {
    return table.digest();
  }

  /** Takes some of the texts, and answers them. */
  List<Answer> nextAnswers(Iterator<String> texts) {
    List<String> next = new ArrayList<>();
    int characters = 0;
    while (texts.hasNext() && next.size() < CHUNK_TEXTS && characters < CHUNK_CHARACTERS) {
      String text = texts.next();
      next.add(text);
      characters += text.length();
    }
    return answers(next);
  }

  List<Answer> answers(List<String> texts) {
    closing.readLock().lock();
    try {
      return answersUnlessClosed(texts);
    } finally {
      closing.readLock().unlock();
    }
  }

  private List<Answer> answersUnlessClosed(List<String> texts) {
    List<String> hashes = new ArrayList<>();
    Map<String, String> missing = new HashMap<>();
    for (String text : texts) {
      String utf8 = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      String hash = TextHash.of(utf8);
      hashes.add(hash);
      missing.put(hash, utf8);
    }
    Map<String, Sentiment> stored = table.find(new HashSet<>(hashes));
    missing.keySet().removeAll(stored.keySet());
    Map<String, Sentiment> scored = score(missing);
    return hashes.stream()
        .map(
            hash ->
                stored.containsKey(hash)
                    ? new Answer(hash, stored.get(hash), true)
                    : new Answer(hash, scored.get(hash), false))
        .toList();
  }

  private Map<String, Sentiment> score(Map<String, String> texts) {
    Map<String, Sentiment> scored = new HashMap<>();
    if (!texts.isEmpty()) {
      List<String> hashes = List.copyOf(texts.keySet());
      List<Sentiment> sentiments = model().predict(hashes.stream().map(texts::get).toList());
      for (int i = 0; i < hashes.size(); i++) {
        scored.put(hashes.get(i), sentiments.get(i));
      }
      table.store(scored);
    }
    return scored;
  }

  private synchronized SentimentClassifier model() {
    if (loaded == null) {
      loaded = loader.get();
    }
    return loaded;
  }

  @Override
  public void close() {
    // Waits for calls in progress, which have yet to store what they scored.
    closing.writeLock().lock();
    try {
      if (loaded != null) {
        loaded.close();
      }
      table.close();
    } finally {
      closing.writeLock().unlock();
    }
  }
}
