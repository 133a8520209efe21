package io.github.sentiment4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs what the README shows, each in a process of its own. */
class QuickStartIT {

  private static final Path README = Path.of("..", "..", "README.md");
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/sentiment4j/examples/quickstart/QuickStart.java");

  @Test
  void readmeShowsTheProgramThatIsTestedHere() throws IOException {
    String source = Files.readString(SOURCE);
    String shown = source.substring(source.indexOf("import "));

    assertThat(Files.readString(README)).contains("```java\n" + shown + "```");
  }

  @Test
  void readmeProgramAnswers() throws Exception {
    assertThat(run(QuickStart.class))
        .satisfiesExactly(
            line -> assertThat(line).matches("POSITIVE 0\\.[5-9]\\d*"),
            line -> assertThat(line).isEqualTo("NEGATIVE"),
            line -> assertThat(line).isEqualTo("NEUTRAL"));
  }

  @Test
  void argumentsComeBeforeTheLines() throws Exception {
    List<String> lines = run(ScoreLines.class, "I love it", "I hate it");

    assertThat(lines.get(0)).matches("POSITIVE  [01]\\.\\d\\d  I love it");
    assertThat(lines.get(1)).matches("NEGATIVE  [01]\\.\\d\\d  I hate it");
    assertThat(lines.get(2)).isEmpty();
    assertThat(lines.subList(3, lines.size()))
        .hasSizeGreaterThan(30)
        .allMatch(line -> line.matches("(NEGATIVE|NEUTRAL |POSITIVE)  [01]\\.\\d\\d  \\S.*"));
  }

  private static List<String> run(Class<?> program, String... texts) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(texts));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    process.getInputStream().transferTo(out);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
