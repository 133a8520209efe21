package io.github.sentiment4j;

import ai.djl.util.JsonUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The texts whose answers the Python original gave. As a program: prints the answers that this
 * process gives, one line each.
 */
record GoldenAnswers(List<String> texts, List<Sentiment> answers) {

  private record Line(String text, float negative, float neutral, float positive) {}

  static GoldenAnswers read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                GoldenAnswers.class.getResourceAsStream("golden.jsonl"), StandardCharsets.UTF_8))) {
      List<Line> read =
          lines.lines().map(line -> JsonUtils.GSON.fromJson(line, Line.class)).toList();
      return new GoldenAnswers(
          read.stream().map(Line::text).toList(),
          read.stream()
              .map(line -> new Sentiment(line.negative(), line.neutral(), line.positive()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      for (Sentiment answer : classifier.predict(read().texts())) {
        System.out.printf(
            Locale.ROOT,
            "%.7f %.7f %.7f%n",
            answer.negative(),
            answer.neutral(),
            answer.positive());
      }
    }
  }
}
