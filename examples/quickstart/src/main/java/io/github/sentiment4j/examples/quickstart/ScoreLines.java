package io.github.sentiment4j.examples.quickstart;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Prints the sentiment of the arguments, then of {@code lines.txt}: real-life lines of several
 * domains.
 */
public final class ScoreLines {

  private ScoreLines() {}

  /**
   * Runs the program.
   *
   * @param args texts
   */
  public static void main(String[] args) throws IOException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      if (args.length > 0) {
        print(List.of(args), classifier, out);
        out.println();
      }
      print(lines(), classifier, out);
    }
  }

  private static List<String> lines() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ScoreLines.class.getResourceAsStream("lines.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static void print(List<String> texts, SentimentClassifier classifier, PrintStream out) {
    List<Sentiment> sentiments = classifier.predict(texts);
    for (int i = 0; i < texts.size(); i++) {
      Sentiment sentiment = sentiments.get(i);
      out.printf(
          Locale.ROOT, "%-8s  %.2f  %s%n", sentiment.label(), sentiment.confidence(), texts.get(i));
    }
  }
}
