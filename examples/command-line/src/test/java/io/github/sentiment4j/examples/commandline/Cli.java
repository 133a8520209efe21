package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Runs the command in this process, with a classifier that knows two words. */
final class Cli {

  static final SentimentClassifier WORDS =
      text -> {
        if (text.contains("love")) {
          return new Sentiment(0.04f, 0.06f, 0.9f);
        }
        return text.contains("broken")
            ? new Sentiment(0.8f, 0.15f, 0.05f)
            : new Sentiment(0.25f, 0.5f, 0.25f);
      };

  record Outcome(int exitCode, String out, String err) {}

  private Cli() {}

  static Outcome run(String in, String... args) {
    return run(in.getBytes(StandardCharsets.UTF_8), args);
  }

  static Outcome run(byte[] in, String... args) {
    return run(() -> WORDS, new ByteArrayInputStream(in), args);
  }

  static Outcome run(Supplier<SentimentClassifier> classifier, InputStream in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outcome outcome = run(classifier, in, out, args);
    return new Outcome(outcome.exitCode(), out.toString(StandardCharsets.UTF_8), outcome.err());
  }

  static Outcome run(
      Supplier<SentimentClassifier> classifier, InputStream in, OutputStream out, String... args) {
    StringWriter err = new StringWriter();
    int exitCode =
        new SentimentCommand(classifier, in, out)
            .commandLine()
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new Outcome(exitCode, "", err.toString().replace(System.lineSeparator(), "\n"));
  }
}
