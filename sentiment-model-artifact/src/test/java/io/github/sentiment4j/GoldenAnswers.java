package io.github.sentiment4j;

import ai.djl.util.JsonUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The texts whose answers the Python original gave. As a program: prints the answers that this
 * process gives, one line each, the same alone and in a list.
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
      List<String> texts = read().texts();
      List<Sentiment> answers = classifier.predict(texts);
      for (int i = 0; i < texts.size(); i++) {
        Closeness.assertClose(
            classifier.predict(texts.get(i)), answers.get(i), Closeness.INVARIANCE, texts.get(i));
      }
      for (Sentiment answer : answers) {
        System.out.println(answer.negative() + " " + answer.neutral() + " " + answer.positive());
      }
    }
  }
}
