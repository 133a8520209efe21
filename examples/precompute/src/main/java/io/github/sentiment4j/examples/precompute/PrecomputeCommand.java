package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.InferenceException;
import io.github.sentiment4j.ModelLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** Keeps the sentiment of texts in a database. */
@Command(
    name = "precompute",
    description = "Keeps the sentiment of English texts in a database.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ScoreCommand.class, LookupCommand.class},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all texts have an answer",
      "1:some rows were bad, all others have an answer",
      "2:wrong usage, which includes an input without the column",
      "3:the model or the engine cannot be loaded, or reading, scoring or storing failed"
    })
public final class PrecomputeCommand {

  static final int SOME_BAD = 1;
  static final int FAILED = 3;

  @Option(
      names = "--database",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      defaultValue = "jdbc:h2:./sentiments;MODE=PostgreSQL",
      description =
          "JDBC URL of a PostgreSQL or H2 database (default: the file sentiments.mv.db in the"
              + " working folder).")
  private String database;

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    try {
      System.exit(commandLine().execute(args));
    } catch (Error e) {
      // Java would end with 1, as if all but some bad rows had an answer.
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new PrecomputeCommand())
        // A text may begin with @, which would make it the name of a file with arguments.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> usageError(e))
        .setExecutionExceptionHandler((e, commandLine, parsed) -> failure(e, commandLine));
  }

  String database() {
    return database;
  }

  private static int usageError(ParameterException e) {
    return usageError(e.getCommandLine(), e);
  }

  private static int usageError(CommandLine commandLine, Throwable e) {
    commandLine.getErr().println("precompute: " + e.getMessage() + " (see --help)");
    return ExitCode.USAGE;
  }

  private static int failure(Exception e, CommandLine commandLine) throws Exception {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoColumnException) {
        return usageError(commandLine, cause);
      }
      if (cause instanceof DatabaseException
          || cause instanceof UncheckedIOException
          || cause instanceof ModelLoadException
          || cause instanceof InferenceException) {
        return failure(commandLine, firstLine(cause));
      }
    }
    if (e instanceof FileSystemException) {
      return failure(commandLine, "cannot read " + firstLine(e));
    }
    if (e instanceof IOException || e instanceof SparkException || e instanceof AnalysisException) {
      return failure(commandLine, sparksMessage(e));
    }
    throw e;
  }

  private static int failure(CommandLine commandLine, String message) {
    commandLine.getErr().println("precompute: " + message);
    return FAILED;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Spark says in which file, what it wraps says what. */
  private static String sparksMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = firstLine(e).replaceAll("^\\[\\S+] |\\.? *SQLSTATE: \\w+$", "");
    return root == e ? message : message + ": " + firstLine(root);
  }
}
