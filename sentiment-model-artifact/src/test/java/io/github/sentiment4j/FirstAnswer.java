package io.github.sentiment4j;

/** A host of its own: prints one label, or the message of what went wrong. */
final class FirstAnswer {

  private FirstAnswer() {}

  public static void main(String[] arguments) {
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      System.out.println(classifier.predict("I love it").label());
    } catch (ModelLoadException e) {
      System.out.println(e.getMessage());
    }
  }
}
