package io.github.sentiment4j.examples.ondemand;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a model in force. */
@Command(
    name = "publish",
    description = "Checks a model as an application does, and puts it in force.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PublishCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "MODEL",
      description = "Folder with manifest.properties, model.pt, vocabulary.txt and MODEL_CARD.md.")
  private Path model;

  @Option(
      names = "--golden",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON Lines of text, negative, neutral and positive: what the model must answer.")
  private Path golden;

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the model repository.")
  private Path repository;

  @Mixin private AcceptanceOptions acceptance;

  @Override
  public Integer call() throws Exception {
    String version = new Publisher(repository).publish(model, golden, acceptance.acceptance());
    System.out.println(version + " is in force");
    return 0;
  }
}
