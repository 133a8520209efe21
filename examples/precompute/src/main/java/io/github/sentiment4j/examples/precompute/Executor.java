package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all tasks in one of Spark's processes share, until the process ends: one classifier, and the
 * connections to a database.
 */
final class Executor {

  private static final Map<String, PrecomputedClassifier> BY_DATABASE = new ConcurrentHashMap<>();
  private static SentimentClassifier classifier;

  private Executor() {}

  static PrecomputedClassifier classifier(String database) {
    return BY_DATABASE.computeIfAbsent(
        database,
        url ->
            new PrecomputedClassifier(
                SentimentTable.open(url, SentimentModel.onClassPath().manifest()),
                Executor::classifier));
  }

  private static synchronized SentimentClassifier classifier() {
    if (classifier == null) {
      classifier = SentimentClassifier.create();
    }
    return classifier;
  }
}
