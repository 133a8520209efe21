package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Texts made to cost much: each is answered, and none takes more than its length explains. */
class HostileTextIT {

  private static final int MOST_MEGABYTES = 8;

  private static final Map<String, String> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("one endless word", "x");
    PARTS.put("words of 99 letters that no pieces make up", "q\u0254".repeat(49) + "\u0254 ");
    PARTS.put("words of the most pieces", "zqxjkv".repeat(16) + " ");
    PARTS.put("beginnings of links", "http:/");
    PARTS.put("w", "w");
    PARTS.put("links without end", "http://");
    PARTS.put("handles", "@a_");
    PARTS.put("signs", "@");
    PARTS.put("marks on one letter", "\u0301");
    PARTS.put("characters that become 18", "\uFDFA");
    PARTS.put("emoji of seven code points", "👩🏽‍🤝‍👨🏻");
    PARTS.put("halves of pairs", "\uD83D");
    PARTS.put("nothing visible", "\u200B\u0000");
    PARTS.put("spaces", " ");
    PARTS.put("sentence ends", ". ");
  }

  @Test
  void eachIsAnswered() {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      for (String part : PARTS.values()) {
        List<Sentiment> answers = classifier.predict(List.of(text(part, 3_000), text(part, 300)));

        assertThat(answers).hasSize(2);
        List<Passage> passages = classifier.predictPassages(text(part, 3_000));
        int end = 0;
        for (Passage passage : passages) {
          assertThat(passage.start()).isEqualTo(end);
          end = passage.end();
        }
        assertThat(end).isEqualTo(3_000);
      }
    }
  }

  @Test
  void timeToReadGrowsWithTheLengthAlone() throws IOException {
    Tokenizer tokenizer;
    try (InputStream file = new BundledSentimentModel().open(ModelManifest.VOCABULARY)) {
      tokenizer = new Tokenizer(Vocabulary.parse(file.readAllBytes()));
    }
    PARTS.forEach(
        (name, part) -> {
          StringBuilder line = new StringBuilder(name);
          double first = milliseconds(tokenizer, text(part, 1 << 20));
          double last = first;
          line.append(String.format(": %.0f", first));
          for (int megabytes = 2; megabytes <= MOST_MEGABYTES; megabytes *= 2) {
            last = milliseconds(tokenizer, text(part, megabytes << 20));
            line.append(String.format(", %.0f", last));
          }
          System.out.println(line + " ms");
          // Eight times the text may take a busy computer thrice eight times as long; a square
          // would
          // be eight times eight.
          assertThat(last / first).as(line.toString()).isLessThan(3.0 * MOST_MEGABYTES);
        });
  }

  private static double milliseconds(Tokenizer tokenizer, String text) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      Windows windows = tokenizer.windows(text, 128);
      while (windows.next() != null) {
        // Only reading counts here.
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }

  private static String text(String part, int length) {
    StringBuilder text = new StringBuilder(part.repeat(length / part.length() + 1));
    text.setLength(length);
    return text.toString();
  }
}
