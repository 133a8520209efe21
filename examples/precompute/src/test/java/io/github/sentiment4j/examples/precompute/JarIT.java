package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.SentimentClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as its users do: the jar, in a process of its own. */
class JarIT {

  @RegisterExtension private static final Postgres POSTGRES = new Postgres();

  /** Some seconds of work: in the profile "long-kill", minutes. */
  private static final int TEXTS = Integer.getInteger("sentiment4j.texts", 6_000);

  @TempDir private Path folder;

  @Test
  void killedRunGoesOnWhereItWas() throws Exception {
    List<String> texts =
        IntStream.range(0, TEXTS).mapToObj(i -> (i % 2 == 0 ? "Good " : "Bad ") + i).toList();
    Path csv = folder.resolve("texts.csv");
    Files.writeString(csv, "text\n" + String.join("\n", texts) + "\n");
    String database = POSTGRES.newDatabase();
    String[] args = {"score", csv.toString(), "--parquet", folder.resolve("answers").toString()};

    // One task, or a machine of many processors would do all at once.
    Process process =
        new Program(folder, "-Dspark.master=local[1]").start(arguments(database, args));
    while (stored(database) == 0) {
      assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
    }
    process.destroyForcibly().waitFor();
    long before = stored(database);
    Program.Outcome again = run(database, args);

    assertThat(before).isPositive().isLessThan(TEXTS);
    assertThat(again.err())
        .isEqualTo(
            "%d rows: 0 malformed, 0 without a text; %d different texts: %d stored before, %d"
                + " scored now%n",
            TEXTS, TEXTS, before, TEXTS - before);
    assertThat(again.exitCode()).isZero();
    List<StoredAnswer> stored = sorted(Postgres.answers(database));
    assertThat(sorted(ParquetFiles.answers(folder.resolve("answers")))).isEqualTo(stored);
    try (SentimentClassifier classifier = SentimentClassifier.create()) {
      List<StoredAnswer> expected = StoredAnswer.of(classifier, texts);
      assertThat(stored)
          .usingRecursiveFieldByFieldElementComparator(StoredAnswer.CLOSE)
          .containsExactlyElementsOf(sorted(expected));
    }
  }

  @Test
  void nothingNeedBeInstalled() throws Exception {
    String reviews = Path.of("reviews.csv").toAbsolutePath().toString();

    Program.Outcome scored = run(null, "score", reviews, "--column", "review");
    Program.Outcome found =
        run(null, "lookup", "The kettle boils in two minutes and looks lovely, too.");

    assertThat(scored.err())
        .isEqualTo(
            "10 rows: 0 malformed, 0 without a text; 10 different texts: 0 stored before, 10 scored"
                + " now"
                + System.lineSeparator());
    assertThat(found.out())
        .startsWith("POSITIVE\t")
        .endsWith("\tdatabase" + System.lineSeparator());
    assertThat(folder.resolve("sentiments.mv.db")).exists();
  }

  @Test
  void databaseThatCannotBeReachedIsToldInOneLine() throws Exception {
    Program.Outcome outcome =
        run("jdbc:postgresql://localhost:1/none?password=secret", "lookup", "I love it");

    assertThat(outcome.err())
        .startsWith("precompute: database jdbc:postgresql://localhost:1/none: Connection to")
        .doesNotContain("secret")
        .hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void databaseThatFailsOnTheWayIsToldInOneLine() throws Exception {
    String database = POSTGRES.newDatabase();
    run(database, "lookup", "I love it");
    Postgres.execute(database, "alter table sentiment add check (label <> 'NEGATIVE')");
    Files.writeString(folder.resolve("reviews.csv"), "text\nI hate it\n");

    Program.Outcome outcome = run(database, "score", "reviews.csv");

    assertThat(outcome.err())
        .startsWith("precompute: database jdbc:postgresql://localhost:")
        .contains("violates check constraint")
        .doesNotContain("hate")
        .hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void versionNamesTheModel() throws Exception {
    assertThat(run(null, "--version").out())
        .containsPattern("precompute \\d+\\.\\d+.*\\R+model .+, digest [0-9a-f]{64}");
  }

  private static List<StoredAnswer> sorted(List<StoredAnswer> answers) {
    return answers.stream().sorted(Comparator.comparing(StoredAnswer::textHash)).toList();
  }

  private static long stored(String database) throws Exception {
    String table = Postgres.value(database, "select to_regclass('sentiment')");
    return table == null
        ? 0
        : Long.parseLong(Postgres.value(database, "select count(*) from sentiment"));
  }

  private Program.Outcome run(String database, String... args) throws Exception {
    return new Program(folder).run(arguments(database, args));
  }

  /** Without a database, the default is used. */
  private static List<String> arguments(String database, String... args) {
    List<String> arguments = new ArrayList<>(List.of(args));
    if (database != null) {
      arguments.add("--database");
      arguments.add(database);
    }
    return arguments;
  }
}
