package io.github.sentiment4j;

import java.util.List;

/** The seam to the engine: what runs the network. Any number of threads may call {@link #score}. */
interface Scorer extends AutoCloseable {

  /** Number of scores of a window, in the order of {@link Sentiment.Label}. */
  int LABELS = 3;

  /**
   * Runs the network.
   *
   * @param windows token ids of windows of equal length, at least one
   * @return {@link #LABELS} scores (logits) of the first window, then of the second, and so on
   * @throws RuntimeException if the engine fails
   */
  float[] score(List<int[]> windows);

  /** Frees the native memory. No call may be in progress. */
  @Override
  void close();
}
