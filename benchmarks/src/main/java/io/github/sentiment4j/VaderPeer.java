package io.github.sentiment4j;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import com.vader.sentiment.util.ScoreType;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The VADER port of {@code com.github.apanimesh061}. */
final class VaderPeer implements Peer {

  @Override
  public float score(String text) {
    try {
      SentimentAnalyzer analyzer = new SentimentAnalyzer(text);
      analyzer.analyze();
      return analyzer.getPolarity().get(ScoreType.COMPOUND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
