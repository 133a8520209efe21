package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which versions were put in force. */
@Command(
    name = "status",
    description =
        "Tells which version is in force, and which were before it. What an application answers"
            + " with is in the file that its option --status names.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "PLACE",
      description = "Folder or http address of the model repository.")
  private String repository;

  @Override
  public Integer call() throws IOException {
    List<String> versions = ModelRepository.at(repository).history().versions();
    System.out.println(versions.get(0) + " is in force");
    versions.stream().skip(1).forEach(version -> System.out.println(version + " was before"));
    return 0;
  }
}
