package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks texts up, and scores and stores those that the database does not have. */
@Command(
    name = "lookup",
    description =
        "Answers from the database; a text that it does not have is scored and stored. Prints the"
            + " label, the probabilities (negative, neutral, positive) and where they come from.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = PrecomputeCommand.FAILED,
    sortOptions = false)
final class LookupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private PrecomputeCommand parent;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "Texts; without any, lines of standard input, in UTF-8.")
  private List<String> texts = List.of();

  @Override
  public Integer call() throws IOException {
    SentimentModel model = SentimentModel.onClassPath();
    SentimentTable table = SentimentTable.open(parent.database(), model.manifest());
    try (PrecomputedClassifier classifier =
        new PrecomputedClassifier(table, () -> SentimentClassifier.create(model))) {
      Iterator<String> next = texts.isEmpty() ? lines() : texts.iterator();
      while (next.hasNext()) {
        print(classifier.nextAnswers(next));
      }
      return ExitCode.OK;
    }
  }

  private static Iterator<String> lines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .iterator();
  }

  private void print(List<PrecomputedClassifier.Answer> answers) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (PrecomputedClassifier.Answer answer : answers) {
      Sentiment sentiment = answer.sentiment();
      out.printf(
          Locale.ROOT,
          "%s\t%.4f\t%.4f\t%.4f\t%s%n",
          sentiment.label(),
          sentiment.negative(),
          sentiment.neutral(),
          sentiment.positive(),
          answer.stored() ? "database" : "model");
    }
    if (out.checkError()) {
      throw new IOException("the answers cannot be written");
    }
  }
}
