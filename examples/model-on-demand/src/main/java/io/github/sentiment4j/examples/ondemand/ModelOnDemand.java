package io.github.sentiment4j.examples.ondemand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Answers with a model that is published on its own, and publishes models. */
@Command(
    name = "model-on-demand",
    description = "Answers with a model that has releases of its own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ServeCommand.class,
      QueueCommand.class,
      PublishCommand.class,
      RollbackCommand.class,
      StatusCommand.class
    })
public final class ModelOnDemand {

  private static final int FAILED = 3;

  private ModelOnDemand() {}

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ModelOnDemand())
        .setExecutionExceptionHandler((e, commandLine, parsed) -> failure(e, commandLine));
  }

  private static int failure(Exception e, CommandLine commandLine) {
    commandLine.getErr().println("model-on-demand: " + VersionSearch.reason(e));
    return FAILED;
  }
}
