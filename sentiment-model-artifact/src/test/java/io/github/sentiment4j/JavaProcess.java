package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A host in a Java process of its own, set up as these tests are unless told otherwise. */
final class JavaProcess {

  /** What a process printed, on both streams, without the JDK's own warnings. */
  record Outcome(int exitCode, String output) {}

  private final ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true);
  private final List<String> program;
  private Path jdk = Path.of(System.getProperty("java.home"));
  private List<String> classPath = List.of("-cp", classPathOf(entry -> true));
  private List<String> prefix = List.of();
  private List<String> options = List.of();

  JavaProcess(Class<?> program, String... arguments) {
    this.program = new ArrayList<>(List.of(program.getName()));
    this.program.addAll(List.of(arguments));
  }

  /** A program in a module of its own, as {@code module/class}. */
  JavaProcess(String module) {
    program = List.of("-m", module);
  }

  /** The entries of these tests' class path that are wanted. */
  static String classPathOf(Predicate<String> wanted) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(wanted)
        .collect(Collectors.joining(File.pathSeparator));
  }

  JavaProcess jdk(Path home) {
    jdk = home;
    return this;
  }

  JavaProcess classPath(String entries) {
    classPath = List.of("-cp", entries);
    return this;
  }

  JavaProcess options(String... more) {
    options = List.of(more);
    return this;
  }

  JavaProcess environment(String name, String value) {
    builder.environment().put(name, value);
    return this;
  }

  /** Has another program start it. */
  JavaProcess under(String... command) {
    prefix = List.of(command);
    return this;
  }

  Process start() throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(options);
    command.addAll(classPath);
    command.addAll(program);
    return builder.command(command).start();
  }

  Outcome run() throws IOException, InterruptedException {
    return outcome(start());
  }

  /** Runs to the good end. */
  String output() throws IOException, InterruptedException {
    Outcome outcome = run();
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    return outcome.output();
  }

  static Outcome outcome(Process process) throws IOException, InterruptedException {
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("WARNING: ") && !line.isBlank())
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    return new Outcome(process.waitFor(), output);
  }
}
