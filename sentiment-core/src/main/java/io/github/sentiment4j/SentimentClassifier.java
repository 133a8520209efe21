package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tells the sentiment of texts.
 *
 * <p>A classifier from this library holds native memory and threads, and is meant to live as long
 * as the application: create one, share it among all threads, and {@linkplain #close() close} it at
 * the end. One that is not closed keeps both for the rest of the process. In a test, any {@code
 * String -> Sentiment} lambda can stand in for it.
 */
@FunctionalInterface
public interface SentimentClassifier extends AutoCloseable {

  /**
   * Tells the sentiment of a text.
   *
   * <p>Texts of any length are read whole: one longer than the model's window is read in several
   * windows, whose answers are combined in proportion to their length. A text without anything to
   * read (empty, blank, only control characters) is answered with the model's {@linkplain
   * ModelManifest#prior() prior}, which is neutral for the model artifact. At most {@linkplain
   * Builder#maxConcurrency as many calls as configured} are worked on at once; further callers wait
   * in the order of their arrival, except that a text may be read together with one of the same
   * length before it. Interrupting the caller does not end the call: it returns its answer, and the
   * thread's interrupt flag stays set.
   *
   * @param text English text
   * @return the sentiment of the whole text
   * @throws InferenceException if the engine fails
   * @throws IllegalStateException if this classifier is closed
   */
  Sentiment predict(String text);

  /**
   * Tells the sentiment of each text: the same answers as one by one, sooner.
   *
   * <p>Texts of equal length are scored together, in batches of at most {@link
   * Builder#maxBatchTokens} tokens; several batches, or the windows of a long text, are scored on
   * {@linkplain Builder#maxConcurrency as many processors as configured}. At most twice as many
   * batches of a list as that are in the engine and in line at once, so that single calls come
   * between. If the engine fails, no further batch is put in line, and the failure is thrown once.
   * Interrupting the caller does not end the call.
   *
   * @param texts English texts, in any order and of any length
   * @return an unmodifiable list with the sentiment of {@code texts.get(i)} at index {@code i}
   * @throws InferenceException if the engine fails
   * @throws IllegalStateException if this classifier is closed
   */
  default List<Sentiment> predict(List<String> texts) {
    List<Sentiment> sentiments = new ArrayList<>(texts.size());
    for (String text : texts) {
      sentiments.add(predict(Objects.requireNonNull(text, "text")));
    }
    return List.copyOf(sentiments);
  }

  /**
   * Tells where in a long text its sentiment is: that of each window that the model reads, whose
   * scores {@link #predict(String)} averages by length. A window has at most as many tokens as the
   * model card says and ends with a sentence where one ends in its second half, or else with a
   * word.
   *
   * @param text English text
   * @return an unmodifiable list of passages that together make up the whole text, in its order; a
   *     text of one window, or of nothing to read, is one passage, and so is any text for a
   *     classifier that does not know its parts, such as a lambda
   * @throws InferenceException if the engine fails
   * @throws IllegalStateException if this classifier is closed
   */
  default List<Passage> predictPassages(String text) {
    Objects.requireNonNull(text, "text");
    return List.of(new Passage(0, text.length(), predict(text)));
  }

  /**
   * Waits for calls in progress, then ends the threads and frees the native memory. Calls that come
   * later throw {@link IllegalStateException}; closing again does nothing. A list in progress is
   * waited for to its end, and interrupting the thread that closes does not change that.
   */
  @Override
  default void close() {}

  /**
   * Creates a classifier with default options from the model on the class path. Equivalent to
   * {@code builder(SentimentModel.onClassPath()).build()}.
   *
   * @return a classifier, ready for its first text
   * @throws ModelLoadException if there is no model on the class path, or more than one, or it
   *     cannot be loaded
   */
  static SentimentClassifier create() {
    return create(SentimentModel.onClassPath());
  }

  /**
   * Creates a classifier with default options. Equivalent to {@code builder(model).build()}.
   *
   * @param model the model to load
   * @return a classifier, ready for its first text
   * @throws ModelLoadException if the model cannot be loaded
   */
  static SentimentClassifier create(SentimentModel model) {
    return builder(model).build();
  }

  /**
   * Starts the configuration of a classifier.
   *
   * @param model the model to load
   * @return a builder with default options
   */
  static Builder builder(SentimentModel model) {
    return new Builder(model);
  }

  /** Options of a classifier. Not thread-safe. */
  final class Builder {

    private final SentimentModel model;
    private int maxConcurrency = Runtime.getRuntime().availableProcessors();
    private int maxBatchTokens = 256;

    private Builder(SentimentModel model) {
      this.model = Objects.requireNonNull(model, "model");
    }

    /**
     * Sets how many calls may be inside the engine at once, each on one processor, and how many
     * threads the classifier starts to serve those that wait. More than the processors at hand
     * makes every call slower and none sooner.
     *
     * @param calls number of calls, at least 1; if this method is not invoked, the processors
     *     available to the JVM, which follow a container's quota
     * @return this builder
     * @throws IllegalArgumentException if {@code calls} is below 1
     */
    public Builder maxConcurrency(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("maxConcurrency must be at least 1: " + calls);
      }
      maxConcurrency = calls;
      return this;
    }

    /**
     * Sets how many tokens (word pieces) of a list go through the engine together. It bounds the
     * native memory that a call takes, about 20 KB a token, and does not change any answer.
     *
     * @param tokens number of tokens, at least 1; if this method is not invoked, 256. A single
     *     window of a text is never divided, whatever this number
     * @return this builder
     * @throws IllegalArgumentException if {@code tokens} is below 1
     */
    public Builder maxBatchTokens(int tokens) {
      if (tokens < 1) {
        throw new IllegalArgumentException("maxBatchTokens must be at least 1: " + tokens);
      }
      maxBatchTokens = tokens;
      return this;
    }

    /**
     * Loads the model, checks its digests and runs it once. Interrupting the caller does not end
     * it.
     *
     * @return a classifier, ready for its first text
     * @throws OutOfMemoryError if the heap is full, or the system allows no more threads
     * @throws ModelLoadException if a file of the model is missing, altered or not understood, or
     *     the engine's native library cannot be loaded; whatever was opened is closed again
     */
    public SentimentClassifier build() {
      return ModelLoader.load(model, maxConcurrency, maxBatchTokens);
    }
  }
}
