package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.SentimentModel;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Scores the texts of a file that the database has no answer for. */
@Command(
    name = "score",
    description =
        "Scores the texts of a file or folder. Run it again after it was killed: what has been"
            + " stored is not scored again.",
    mixinStandardHelpOptions = true,
    exitCodeOnExecutionException = PrecomputeCommand.FAILED,
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @ParentCommand private PrecomputeCommand parent;

  @Parameters(
      paramLabel = "PATH",
      description =
          "A .csv, .jsonl or .parquet file, or a folder of them and of folders; the first two may be"
              + " compressed (.gz, .bz2, .zst). In a name, *, ?, [ab] and {a,b} are patterns, unless"
              + " after a backslash.")
  private String input;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "The column or JSON field that holds the text (default: ${DEFAULT-VALUE}).")
  private String column;

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: by the ending of PATH).")
  private InputFormat inputFormat;

  @Option(
      names = "--parquet",
      paramLabel = "DIR",
      description =
          "Also writes the answers to all texts of the input to Parquet files in a new folder.")
  private String parquet;

  @Override
  public Integer call() throws IOException, InterruptedException, NoColumnException {
    InputFormat format = inputFormat == null ? InputFormat.byEnding(input) : inputFormat;
    if (format == null) {
      throw wrongUsage("cannot tell the format of " + input + ": add --input-format");
    }
    SparkConf settings = settings();
    requireSharedDatabase(settings);
    // A database that cannot be reached shall not first cost the start of Spark.
    SentimentTable.open(parent.database(), SentimentModel.onClassPath().manifest()).close();
    try (SparkSession spark = SparkSession.builder().config(settings).getOrCreate()) {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      spark.conf().set("spark.sql.shuffle.partitions", partitions(spark));
      requireInput(hadoop);
      requireNewFolder(hadoop);
      Scoring.Outcome outcome =
          Scoring.run(format.read(spark, input, column), parent.database(), parquet);
      report(outcome);
      return outcome.malformed() + outcome.withoutText() == 0
          ? ExitCode.OK
          : PrecomputeCommand.SOME_BAD;
    }
  }

  private static SparkConf settings() {
    return new SparkConf()
        .setAppName("precompute")
        .setIfMissing("spark.master", "local[*]")
        .setIfMissing("spark.ui.enabled", "false")
        .set("spark.sql.caseSensitive", "true")
        // The rule drops a part of the plan that has no rows, and with it what was counted there.
        .set(
            "spark.sql.adaptive.optimizer.excludedRules",
            "org.apache.spark.sql.execution.adaptive.AQEPropagateEmptyRelation")
        // Texts are few bytes and much work: Spark, which goes by bytes, would make one partition.
        .set("spark.sql.adaptive.coalescePartitions.enabled", "false");
  }

  private void requireInput(Configuration hadoop) throws IOException {
    Path path = new Path(input);
    FileStatus[] found = path.getFileSystem(hadoop).globStatus(path);
    if (found == null || found.length == 0) {
      throw new NoSuchFileException(input, null, "no such file");
    }
  }

  /** A file of H2's is of one process: on a cluster, each would have a table of its own. */
  private void requireSharedDatabase(SparkConf settings) {
    boolean cluster = !settings.get("spark.master").matches("local(\\[.*])?");
    if (cluster && parent.database().matches("jdbc:h2:(?!tcp:|ssl:).*")) {
      throw wrongUsage("a cluster needs a database that all its processes reach: add --database");
    }
  }

  /** Enough for each processor that the last to finish has little left, few enough to be cheap. */
  private static int partitions(SparkSession spark) {
    return 16 * spark.sparkContext().defaultParallelism();
  }

  /** What is in the folder is replaced, which is right only for what an unfinished run left. */
  private void requireNewFolder(Configuration hadoop) throws IOException {
    if (parquet != null) {
      Path folder = new Path(parquet);
      FileSystem files = folder.getFileSystem(hadoop);
      if (files.exists(folder)
          && files.listStatus(folder).length > 0
          && !files.exists(new Path(folder, "_temporary"))) {
        throw wrongUsage(parquet + " exists: name a new folder with --parquet, or remove it");
      }
    }
  }

  private void report(Scoring.Outcome outcome) {
    spec.commandLine()
        .getErr()
        .printf(
            "%d rows: %d malformed, %d without a text; %d different texts: %d stored before, %d"
                + " scored now%n",
            outcome.rows(),
            outcome.malformed(),
            outcome.withoutText(),
            outcome.distinct(),
            outcome.stored(),
            outcome.distinct() - outcome.stored());
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
