package io.github.sentiment4j.examples.ondemand;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the version before in force. */
@Command(
    name = "rollback",
    description = "Puts the version before in force.",
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the model repository.")
  private Path repository;

  @Override
  public Integer call() throws Exception {
    System.out.println(new Publisher(repository).rollBack() + " is in force");
    return 0;
  }
}
