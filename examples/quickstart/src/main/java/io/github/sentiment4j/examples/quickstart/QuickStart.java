package io.github.sentiment4j.examples.quickstart;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.util.List;

public class QuickStart {
  public static void main(String[] args) {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      Sentiment one = classifier.predict("The battery is great and it was cheap, too.");
      System.out.println(one.label() + " " + one.confidence());

      List<String> texts = List.of("I want my money back.", "The shop opens at nine.");
      classifier.predict(texts).forEach(each -> System.out.println(each.label()));
    }
  }
}
