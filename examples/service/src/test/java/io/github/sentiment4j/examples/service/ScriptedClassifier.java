package io.github.sentiment4j.examples.service;

import io.github.sentiment4j.Passage;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Answers by the words in a text; some of them make it wait or fail. */
final class ScriptedClassifier implements SentimentClassifier {

  final CountDownLatch waiting = new CountDownLatch(1);
  final CountDownLatch released = new CountDownLatch(1);

  @Override
  public Sentiment predict(String text) {
    if (text.contains("wait")) {
      waiting.countDown();
      await(released);
    }
    if (text.contains("fail")) {
      throw new IllegalStateException("The engine failed");
    }
    if (text.contains("love")) {
      return new Sentiment(0.05f, 0.15f, 0.8f);
    }
    return text.contains("hate")
        ? new Sentiment(0.7f, 0.2f, 0.1f)
        : new Sentiment(0.25f, 0.625f, 0.125f);
  }

  /** Reads line by line. */
  @Override
  public List<Passage> predictPassages(String text) {
    List<Passage> passages = new ArrayList<>();
    int start = 0;
    do {
      int lineEnd = text.indexOf('\n', start);
      int end = lineEnd < 0 ? text.length() : lineEnd + 1;
      passages.add(new Passage(start, end, predict(text.substring(start, end))));
      start = end;
    } while (start < text.length());
    return passages;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
