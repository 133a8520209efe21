package io.github.sentiment4j.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentCommandTest {

  @TempDir private Path folder;

  @Test
  void argumentsAreTexts() {
    Cli.Outcome outcome = Cli.run("", "I love it", "Meh.", "It is broken");

    assertThat(outcome.out())
        .isEqualTo(
            """
            LABEL     CONFIDENCE  NEGATIVE  NEUTRAL  POSITIVE  TEXT
            POSITIVE        0.90      0.04     0.06      0.90  I love it
            NEUTRAL         0.50      0.25     0.50      0.25  Meh.
            NEGATIVE        0.80      0.80     0.15      0.05  It is broken
            """);
    assertThat(outcome.err()).isEqualTo("3 scored, 0 bad\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@user love", "${sys:user.home}", "$love", "\"love\"", "100% @|red x|@"})
  void argumentsAreTakenAsTheyAre(String text) {
    assertThat(Cli.run("", text).out()).endsWith("  " + text + "\n");
  }

  @Test
  void textsBehindTwoDashesMayBeginWithOne() {
    assertThat(Cli.run("", "--", "--love").out()).endsWith("  --love\n");
    assertThat(Cli.run("", "--love").exitCode()).isEqualTo(2);
  }

  @Test
  void argumentThatTheLocaleGarbledIsBad() {
    Cli.Outcome outcome = Cli.run("", "love", "caf\uFFFD\uFFFD");

    assertThat(outcome.err())
        .isEqualTo(
            "line 2: an argument that this locale garbles: use standard input\n1 scored, 1 bad\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void withoutArgumentsLinesOfStandardInputAreTexts() {
    String lines = "love\r\n\n \u00FCbel broken \uD83D\uDE00";

    assertThat(Cli.run(lines, "--output", "csv").out())
        .isEqualTo(
            """
            text,label,confidence,negative,neutral,positive
            love,POSITIVE,0.9,0.04,0.06,0.9
            ,NEUTRAL,0.5,0.25,0.5,0.25
            " \u00FCbel broken \uD83D\uDE00",NEGATIVE,0.8,0.8,0.15,0.05
            """);
    assertThat(Cli.run(lines, "-")).isEqualTo(Cli.run(lines));
  }

  @Test
  void standardInputMayBeCsvOrJsonLines() {
    assertThat(Cli.run("text\nlove\n", "--input-format", "csv").out()).contains("POSITIVE");
    assertThat(Cli.run("{\"t\": \"love\"}", "--input-format", "JSONL", "--column", "t").out())
        .contains("POSITIVE");
  }

  @Test
  void fileFormatIsToldByTheEnding() throws IOException {
    assertThat(Cli.run("", "--file", file("a.txt", "love\n")).out()).contains("POSITIVE");
    assertThat(Cli.run("", "--file", file("b.CSV", "id,text\n1,love\n")).out())
        .contains("POSITIVE");
    assertThat(Cli.run("", "--file", file("c.jsonl", "{\"text\":\"love\"}")).out())
        .contains("POSITIVE");
    assertThat(Cli.run("", "--file", file("d.dat", "love"), "--input-format", "txt").out())
        .contains("POSITIVE");
  }

  @Test
  void malformedUtf8CostsItsOwnLine() {
    byte[] lines = {'l', 'o', 'v', 'e', '\n', 'a', (byte) 0xC3, '\n', 'b'};

    Cli.Outcome outcome = Cli.run(lines, "--output", "csv");

    assertThat(outcome.out().lines()).hasSize(3);
    assertThat(outcome.err()).isEqualTo("line 2: not valid UTF-8\n2 scored, 1 bad\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void endlessLineCostsItselfOnly() {
    String lines = "love\n" + "x".repeat(Lines.MAX_LENGTH + 1) + "\nlove";

    Cli.Outcome outcome = Cli.run(lines, "--output", "csv");

    assertThat(outcome.err()).isEqualTo("line 2: longer than 16777216 bytes\n2 scored, 1 bad\n");
  }

  @Test
  void emptyInputIsNoError() {
    Cli.Outcome outcome = Cli.run("", "--output", "csv");

    assertThat(outcome.out()).isEqualTo("text,label,confidence,negative,neutral,positive\n");
    assertThat(outcome.err()).isEqualTo("0 scored, 0 bad\n");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void wrongUsageIsSaidInALine() throws IOException {
    assertUsageError("Give either texts or --file", "x", "--file", file("a.txt", ""));
    assertUsageError(
        "--input-format and --column are for files and standard input", "--column", "a", "x");
    assertUsageError("--column is for csv and jsonl", "--column", "a");
    assertUsageError("Unknown option: '--treads'", "--treads");
    assertThat(Cli.run("", "--file", file("reviews.dat", "")).err())
        .endsWith("reviews.dat: add --input-format (see --help)\n");
    assertUsageError(
        "line 1: no column \"body\" among the 2 of the header",
        "--column",
        "body",
        "--file",
        file("reviews.csv", "id,text\n"));
  }

  private static void assertUsageError(String message, String... args) {
    Cli.Outcome outcome = Cli.run("", args);

    assertThat(outcome.err()).isEqualTo("sentiment: " + message + " (see --help)\n");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void helpTellsTheExitCodes() {
    Cli.Outcome outcome = Cli.run("", "--help");

    assertThat(outcome.out()).contains("Exit codes:", "0   all rows were scored", "--input-format");
    assertThat(outcome.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.csv", "pipeline.csv"})
  void missingFileIsAnInputError(String name) {
    String missing = folder.resolve(name).toString();

    Cli.Outcome outcome = Cli.run("", "--file", missing);

    assertThat(outcome.err()).isEqualTo("sentiment: cannot read " + missing + "\n");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void modelThatCannotBeLoadedIsNamed() {
    Cli.Outcome outcome = Cli.run("", "--model", folder.toString(), "love");

    assertThat(outcome.err()).startsWith("sentiment: ").contains(folder.toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void failureAmidTheInputIsNotTakenForItsEnd() {
    InputStream torn =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };

    Cli.Outcome outcome = Cli.run(() -> Cli.WORDS, torn);

    assertThat(outcome.err()).isEqualTo("sentiment: Input/output error\n");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void closedPipeEndsQuietly() {
    Cli.Outcome outcome = Cli.run(() -> Cli.WORDS, lines("love\n"), failing("Broken pipe"));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void fullDiskIsAnError() {
    Cli.Outcome outcome =
        Cli.run(() -> Cli.WORDS, lines("love\n"), failing("No space left on device"));

    assertThat(outcome.err()).isEqualTo("sentiment: No space left on device\n");
    assertThat(outcome.exitCode()).isEqualTo(3);
  }

  @Test
  void classifierIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    SentimentClassifier closeable =
        new SentimentClassifier() {
          @Override
          public Sentiment predict(String text) {
            return Cli.WORDS.predict(text);
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };

    Cli.run(() -> closeable, lines("love\n"));

    assertThat(closed).hasValue(1);
  }

  @Test
  void largeFileIsNeverHeldWhole() {
    int rows = 200_000;
    GeneratedCsv csv = new GeneratedCsv(rows);
    AtomicInteger largestList = new AtomicInteger();
    SentimentClassifier watching =
        new SentimentClassifier() {
          private long scored;

          @Override
          public Sentiment predict(String text) {
            throw new AssertionError("The texts come in lists");
          }

          @Override
          public List<Sentiment> predict(List<String> texts) {
            scored += texts.size();
            largestList.accumulateAndGet(texts.size(), Math::max);
            assertThat(csv.rowsRead() - scored).isLessThan(10_000);
            return texts.stream().map(Cli.WORDS::predict).toList();
          }
        };

    Cli.Outcome outcome = Cli.run(() -> watching, csv, "--input-format", "csv", "--output", "csv");

    assertThat(largestList).hasValue(512);
    assertThat(outcome.err()).isEqualTo(rows + " scored, 0 bad\n");
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(rows + 1);
    for (int i = 1; i <= rows; i++) {
      assertThat(lines.get(i)).startsWith(i + ",");
    }
  }

  /** Rows that exist only while they are read. */
  private static final class GeneratedCsv extends InputStream {

    private final int rows;
    private int row;
    private byte[] line = "id,text\n".getBytes(StandardCharsets.UTF_8);
    private int position;

    GeneratedCsv(int rows) {
      this.rows = rows;
    }

    int rowsRead() {
      return row;
    }

    @Override
    public int read() {
      if (position == line.length && row < rows) {
        row++;
        line =
            (row + ",\"I love, \"\"really\"\", row " + row + "\"\n")
                .getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      return position == line.length ? -1 : line[position++];
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int count = 0;
      for (int next = 0; count < length && (next = read()) >= 0; count++) {
        bytes[offset + count] = (byte) next;
      }
      return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
      return position == line.length && row == rows ? 0 : 1;
    }
  }

  @Test
  void answersDoNotWaitForInputThatIsNotThereYet() {
    List<Integer> listSizes = new ArrayList<>();
    SentimentClassifier watching =
        new SentimentClassifier() {
          @Override
          public Sentiment predict(String text) {
            return Cli.WORDS.predict(text);
          }

          @Override
          public List<Sentiment> predict(List<String> texts) {
            listSizes.add(texts.size());
            return SentimentClassifier.super.predict(texts);
          }
        };
    InputStream typed = new SequenceInputStream(lines("love\n"), lines("broken\nlove\n"));

    Cli.run(() -> watching, typed);

    assertThat(listSizes).containsExactly(1, 2);
  }

  private static InputStream lines(String lines) {
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
