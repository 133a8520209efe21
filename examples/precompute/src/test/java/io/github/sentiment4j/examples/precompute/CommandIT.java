package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the command in this process, with the real model, Spark and PostgreSQL. */
class CommandIT {

  private record Outcome(int exitCode, String out, String err) {}

  @RegisterExtension private static final Postgres POSTGRES = new Postgres();

  private static final String NO_ROWS =
      "0 rows: 0 malformed, 0 without a text; 0 different texts: 0 stored before, 0 scored now\n";

  private static SentimentClassifier classifier;

  @TempDir private Path folder;
  private String database;

  @BeforeAll
  static void load() {
    classifier = SentimentClassifier.create();
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  @BeforeEach
  void createDatabase() throws SQLException {
    database = POSTGRES.newDatabase();
  }

  @Test
  void csvIsScoredAndItsBadRowsAreCounted() throws Exception {
    Path csv =
        write(
            "reviews.csv",
            "id,my review\n1,I love it\n2,\"It broke, after\na \"\"day\"\"\"\n3\n4,\n5, \n"
                + "6,I love it\n7,I hate it,really\n");

    Outcome outcome = run("score", csv.toString(), "--column", "my review");

    assertThat(outcome.err())
        .isEqualTo(
            "7 rows: 2 malformed, 1 without a text; 3 different texts: 0 stored before, 3 scored"
                + " now\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertStored(Postgres.answers(database), "I love it", "It broke, after\na \"day\"", " ");
  }

  @Test
  void quoteThatIsNotClosedCostsItsLineOnly() throws Exception {
    Path csv = write("reviews.csv", "id,text\n1,I love it\n2,\"It broke\n3,I hate it\n4,Meh\n");

    Outcome outcome = run("score", csv.toString());

    assertThat(outcome.err())
        .isEqualTo(
            "4 rows: 1 malformed, 0 without a text; 3 different texts: 0 stored before, 3 scored"
                + " now\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertStored(Postgres.answers(database), "I love it", "I hate it", "Meh");
  }

  @Test
  void readmesQueryFindsTheTextsOfACsvFileWithAnyLineBreaks() throws Exception {
    Path csv = write("reviews.csv", "id,text\r\n1,\"I love\r\nit\"\r\n2,\"I hate\nit\"\r\n");
    run("score", csv.toString());
    Postgres.execute(
        database,
        "create table reviews as select * from (values (1, E'I love\\r\\nit'),"
            + " (2, E'I hate\\nit')) as r (id, review)");
    String readme = Files.readString(Path.of("README.md"));
    String query = readme.substring(readme.indexOf("select r.id"), readme.indexOf("'...'"));

    String model = ModelDigest.of(SentimentModel.onClassPath().manifest());
    assertThat(Postgres.value(database, "select count(*) from (" + query + "'" + model + "') x"))
        .isEqualTo("2");
  }

  @Test
  void compressedFileIsRead() throws Exception {
    Path csv = folder.resolve("reviews.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(csv))) {
      out.write("text\nI love it\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(run("score", csv.toString()).err()).startsWith("1 rows: 0 malformed");
    assertStored(Postgres.answers(database), "I love it");
  }

  @Test
  void jsonLinesMayHoldWhateverJsonCan() throws Exception {
    Path jsonl =
        write(
            "tweets.jsonl",
            """
            {"text": "I love it \\ud83d\\ude00", "id": 1}
            {"id": 2}
            {"text": null}
            {"text": "I hate it
            {"text": "NUL \\u0000 is a character"}

            {"text": "Half an emoji \\ud83d"}
            {"text": 17}
            {"text": ["I love it"]}
            "I love it"
            {"text": "I love it"} {"text": "I hate it"}
            """);

    Outcome outcome = run("score", jsonl.toString());

    assertThat(outcome.err())
        .isEqualTo(
            "10 rows: 5 malformed, 2 without a text; 3 different texts: 0 stored before, 3 scored"
                + " now\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertStored(
        Postgres.answers(database),
        "I love it \uD83D\uDE00",
        "NUL \u0000 is a character",
        "Half an emoji ?");
  }

  @Test
  void parquetIsReadAndWritten() throws Exception {
    Path parquet = folder.resolve("reviews.parquet");
    ParquetFiles.write(parquet, Arrays.asList("I love it", null, "I hate it", "I love it"));
    Path written = folder.resolve("answers");

    Outcome outcome = run("score", parquet.toString(), "--parquet", written.toString());

    assertThat(outcome.err())
        .isEqualTo(
            "4 rows: 0 malformed, 1 without a text; 2 different texts: 0 stored before, 2 scored"
                + " now\n");
    assertStored(ParquetFiles.answers(written), "I love it", "I hate it");
    assertStored(Postgres.answers(database), "I love it", "I hate it");
  }

  @Test
  void folderIsReadWhole() throws Exception {
    Path reviews = Files.createDirectory(folder.resolve("reviews"));
    Path older = Files.createDirectory(reviews.resolve("2024"));
    Files.writeString(reviews.resolve("1.csv"), "text,id\nI love it,1\n");
    Files.writeString(older.resolve("2.csv"), "text,id\nI hate it,2\nI love it,3\n");
    Path tweets = Files.createDirectory(folder.resolve("tweets"));
    Files.writeString(
        Files.createDirectory(tweets.resolve("2024")).resolve("1.jsonl"), "{\"text\": \"Meh\"}");

    Outcome outcome = run("score", reviews.toString(), "--input-format", "csv");

    assertThat(outcome.err()).startsWith("3 rows: 0 malformed, 0 without a text; 2 different");
    assertThat(outcome.exitCode()).isZero();
    assertThat(run("score", tweets.toString(), "--input-format", "jsonl").err())
        .startsWith("1 rows: 0 malformed");
  }

  @Test
  void storedTextsAreNotScoredAgain() throws Exception {
    Path first = write("first.csv", "text\nI love it\n");
    Path both = write("both.csv", "text\nI love it\nI hate it\n");
    run("score", first.toString());
    // Told from the model's, which knows better.
    Postgres.execute(database, "update sentiment set negative = 1, neutral = 0, positive = 0");
    Path written = folder.resolve("answers");

    Outcome outcome = run("score", both.toString(), "--parquet", written.toString());

    assertThat(outcome.err()).endsWith("2 different texts: 1 stored before, 1 scored now\n");
    assertThat(ParquetFiles.answers(written))
        .hasSize(2)
        .anyMatch(
            answer -> answer.textHash().equals(TextHash.of("I love it")) && answer.negative() == 1);
    assertThat(run("lookup", "I love it").out())
        .isEqualTo("NEGATIVE\t1.0000\t0.0000\t0.0000\tdatabase\n");
  }

  @Test
  void lookupScoresAndStoresWhatIsNotThere() throws Exception {
    assertThat(run("lookup", "I love it", "I hate it").out())
        .matches("POSITIVE\t.*\tmodel\nNEGATIVE\t.*\tmodel\n");
    assertStored(Postgres.answers(database), "I love it", "I hate it");
    assertThat(run("lookup", "I love it").out()).matches("POSITIVE\t.*\tdatabase\n");
  }

  @Test
  void inputWithoutRowsIsNoError() throws Exception {
    assertThat(run("score", write("none.csv", "text,id\n").toString()))
        .isEqualTo(new Outcome(0, "", NO_ROWS));
    assertThat(run("score", write("none.jsonl", "").toString()))
        .isEqualTo(new Outcome(0, "", NO_ROWS));
  }

  @Test
  void badRowsAreCountedWhereThereAreNoOthers() throws Exception {
    Outcome outcome = run("score", write("bad.jsonl", "{\n{}\n").toString());

    assertThat(outcome.err()).startsWith("2 rows: 1 malformed, 1 without a text; 0 different");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void inputWithoutTheColumnIsWrongUsage() throws Exception {
    Path parquet = folder.resolve("numbers.parquet");
    ParquetFiles.write(parquet, List.of("I love it"));

    assertThat(run("score", write("other.csv", "id,Text\n1,I love it\n").toString()))
        .isEqualTo(wrongUsage("other.csv: no column \"text\" among the 2 of the header"));
    assertThat(run("score", write("empty.csv", "").toString()))
        .isEqualTo(wrongUsage("no column \"text\": the input is empty"));
    assertThat(run("score", parquet.toString(), "--column", "number"))
        .isEqualTo(wrongUsage("column \"number\" is of type int, not string"));
    assertThat(run("score", write("reviews.txt", "I love it\n").toString()))
        .satisfies(outcome -> assertThat(outcome.err()).contains("add --input-format"))
        .extracting(Outcome::exitCode)
        .isEqualTo(2);
  }

  @Test
  void clusterIsRefusedAFileOfOneProcessAsItsDatabase() throws Exception {
    String csv = write("reviews.csv", "text\nI love it\n").toString();
    Path file = folder.resolve("table");
    database = "jdbc:h2:" + file + ";MODE=PostgreSQL";

    System.setProperty("spark.master", "spark://nowhere:7077");
    try {
      assertThat(run("score", csv))
          .isEqualTo(
              wrongUsage(
                  "a cluster needs a database that all its processes reach: add --database"));
    } finally {
      System.clearProperty("spark.master");
    }
    assertThat(folder.resolve("table.mv.db")).doesNotExist();
    assertThat(run("score", csv).exitCode()).isZero();
  }

  @Test
  void folderOfAnswersIsNotOverwritten() throws Exception {
    Path csv = write("reviews.csv", "text\nI love it\n");

    assertThat(run("score", csv.toString(), "--parquet", folder.toString()))
        .isEqualTo(wrongUsage(folder + " exists: name a new folder with --parquet, or remove it"));
    assertThat(csv).exists();
  }

  @Test
  void unexpectedFailureIsAFailure() throws Exception {
    String csv = write("reviews.csv", "text\nI love it\n").toString();

    assertThat(run("score", csv, "--parquet", "").exitCode()).isEqualTo(3);
  }

  @Test
  void runThatFailedCanBeRunAgain() throws Exception {
    run("lookup", "I love it");
    Postgres.execute(database, "alter table sentiment add constraint c check (label = 'POSITIVE')");
    Path written = folder.resolve("answers");
    String[] args = {
      write("reviews.csv", "text\nI hate it\n").toString(), "--parquet", written.toString()
    };

    assertThat(run("score", args).exitCode()).isEqualTo(3);
    Postgres.execute(database, "alter table sentiment drop constraint c");
    assertThat(run("score", args).exitCode()).isZero();
    assertStored(ParquetFiles.answers(written), "I hate it");
  }

  @Test
  void inputThatCannotBeReadIsToldInOneLine() throws Exception {
    Path missing = folder.resolve("missing.csv");
    Path noParquet = write("none.parquet", "I am no Parquet file, I am a text of some length.");
    Path torn = folder.resolve("torn.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(torn))) {
      out.write("text\nI love it\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(torn, Arrays.copyOf(Files.readAllBytes(torn), 20));

    assertThat(run("score", missing.toString()))
        .isEqualTo(new Outcome(3, "", "precompute: cannot read " + missing + ": no such file\n"));
    assertThat(run("score", torn.toString()))
        .isEqualTo(
            new Outcome(
                3, "", "precompute: cannot read torn.csv.gz: Unexpected end of input stream\n"));
    Outcome outcome = run("score", noParquet.toString());
    assertThat(outcome.err())
        .startsWith("precompute: ")
        .contains("none.parquet is not a Parquet file")
        .hasLineCount(1);
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void filesWithOtherColumnsAreNotMixedUp() throws Exception {
    Path reviews = Files.createDirectory(folder.resolve("reviews"));
    Files.writeString(reviews.resolve("1.csv"), "text,id\nI love it,1\n");
    Files.writeString(reviews.resolve("2.csv"), "id,text\n2,I hate it\n");

    assertThat(run("score", reviews.toString(), "--input-format", "csv").exitCode()).isZero();
    assertStored(Postgres.answers(database), "I love it", "I hate it");

    Files.writeString(reviews.resolve("3.csv"), "id,review\n3,Meh\n");
    assertThat(run("score", reviews.toString(), "--input-format", "csv"))
        .isEqualTo(wrongUsage("3.csv: no column \"text\" among the 2 of the header"));
  }

  private Path write(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content);
  }

  private Outcome run(String command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        PrecomputeCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 3];
    all[0] = command;
    all[1] = "--database";
    all[2] = database;
    System.arraycopy(args, 0, all, 3, args.length);
    int exitCode = commandLine.execute(all);
    return new Outcome(exitCode, unix(out), unix(err));
  }

  private static String unix(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static Outcome wrongUsage(String message) {
    return new Outcome(2, "", "precompute: " + message + " (see --help)\n");
  }

  /** All that is stored is what the model says of these texts. */
  private static void assertStored(List<StoredAnswer> stored, String... texts) {
    assertThat(stored)
        .usingRecursiveFieldByFieldElementComparator(StoredAnswer.CLOSE)
        .containsExactlyInAnyOrderElementsOf(StoredAnswer.of(classifier, List.of(texts)));
  }
}
