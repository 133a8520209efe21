package io.github.sentiment4j;

import java.util.List;

final class ClassifierPeer implements Peer {

  private final SentimentClassifier classifier;

  ClassifierPeer(int maxBatchTokens) {
    classifier =
        SentimentClassifier.builder(SentimentModel.onClassPath())
            .maxConcurrency(1)
            .maxBatchTokens(maxBatchTokens)
            .build();
  }

  @Override
  public float score(String text) {
    return classifier.predict(text).positive();
  }

  @Override
  public float[] score(List<String> texts) {
    List<Sentiment> sentiments = classifier.predict(texts);
    float[] scores = new float[sentiments.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = sentiments.get(i).positive();
    }
    return scores;
  }

  @Override
  public void close() {
    classifier.close();
  }
}
