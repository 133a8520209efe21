package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.InferenceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers each line of standard input. */
@Command(
    name = "serve",
    description = "Answers each line of standard input with a line of JSON, version included.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  @Mixin private ServingOptions serving;

  @Override
  public Integer call() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (ModelWatcher model = serving.start()) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        out.println(answer(text, model));
        if (out.checkError()) {
          throw new IOException("the answers cannot be written");
        }
      }
    }
    return 0;
  }

  /** A failed call costs its own line only: the version before takes over. */
  private static String answer(String text, ModelWatcher model) {
    try {
      return Json.of(model.predict(text));
    } catch (InferenceException e) {
      return Json.of(e);
    }
  }
}
