package io.github.sentiment4j.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as its users do: the jar, in a process of its own, with the real model. */
class SentimentJarIT {

  private record Outcome(int exitCode, String out, String err) {}

  @TempDir private Path folder;

  @Test
  void argumentsAreScored() throws Exception {
    Outcome outcome = run("", "I love it, best phone ever!", "Terrible. It broke after a day.");

    assertThat(outcome.err()).isEqualTo("2 scored, 0 bad" + System.lineSeparator());
    assertThat(outcome.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("LABEL "),
            line ->
                assertThat(line).startsWith("POSITIVE ").endsWith("  I love it, best phone ever!"),
            line -> assertThat(line).startsWith("NEGATIVE "));
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void inputIsUtf8WhateverTheLocale() throws Exception {
    Outcome outcome = run("Tr\u00E8s good \uD83D\uDE00\n", "--output", "jsonl");

    assertThat(outcome.out())
        .startsWith("{\"text\":\"Tr\u00E8s good \uD83D\uDE00\",\"label\":\"POSITIVE\",");
  }

  @Test
  void fileIsScoredRowByRow() throws Exception {
    Path csv = folder.resolve("reviews.csv");
    Files.writeString(csv, "id,review\n1,I love it\n2\n3,\"I hate it,\nreally\"\n");

    Outcome outcome = run("", "--file", csv.toString(), "--column", "review", "--output", "csv");

    assertThat(outcome.out())
        .startsWith("id,review,label,confidence,negative,neutral,positive\n1,I love it,POSITIVE,")
        .contains("3,\"I hate it,\nreally\",NEGATIVE,");
    assertThat(outcome.err()).startsWith("line 3: number of cells is 1, not 2 as in the header");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void readmesFilesAreScored() throws Exception {
    assertThat(run("", "--file", "reviews.csv", "--column", "review", "--output", "csv").err())
        .isEqualTo("10 scored, 0 bad" + System.lineSeparator());
    assertThat(run(Files.readString(Path.of("tweets.txt"))).err())
        .isEqualTo("10 scored, 0 bad" + System.lineSeparator());
  }

  @Test
  void versionNamesTheModel() throws Exception {
    Outcome outcome = run("", "--version");

    assertThat(outcome.out())
        .containsPattern("sentiment \\d+\\.\\d+.*\\R+model .+, SHA-256 [0-9a-f]{64}");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void readerThatHadEnoughIsNoError() throws Exception {
    Process process = start();
    try (OutputStream in = process.getOutputStream()) {
      process.getInputStream().close();
      in.write("I love it\n".repeat(2000).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program may end before it has read all.
    }

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(folder.resolve("err"))).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  private Outcome run(String in, String... args) throws Exception {
    Process process = start(args);
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(in.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Outcome(process.exitValue(), out, Files.readString(folder.resolve("err")));
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=ISO-8859-1");
    command.add("-jar");
    command.add(Path.of("target", "sentiment.jar").toString());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
  }
}
