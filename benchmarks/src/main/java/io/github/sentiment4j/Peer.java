package io.github.sentiment4j;

import java.util.List;

/** What the benchmarks ask of every library alike. One caller at a time. */
interface Peer extends AutoCloseable {

  /** A number that depends on the whole text. */
  float score(String text);

  /** The numbers of several texts; together, if the library has a way that may be faster. */
  default float[] score(List<String> texts) {
    float[] scores = new float[texts.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(texts.get(i));
    }
    return scores;
  }

  @Override
  void close();
}
