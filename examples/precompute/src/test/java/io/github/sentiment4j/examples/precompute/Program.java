package io.github.sentiment4j.examples.precompute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The jar, run in a process of its own in some folder, where it leaves the files out and err. */
record Program(Path folder, String... javaOptions) {

  record Outcome(int exitCode, String out, String err) {}

  Outcome run(List<String> arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    if (!process.waitFor(1, TimeUnit.HOURS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The program does not end");
    }
    return new Outcome(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }

  Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(javaOptions));
    command.add("-jar");
    command.add(Path.of("target", "precompute.jar").toAbsolutePath().toString());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }
}
