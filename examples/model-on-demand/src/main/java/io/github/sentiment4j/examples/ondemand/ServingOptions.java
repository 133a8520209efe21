package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where models come from, and how they come into service. */
final class ServingOptions {

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "PLACE",
      description = "Folder or http address of the model repository.")
  private String repository;

  @Option(
      names = "--interval",
      defaultValue = "PT10S",
      paramLabel = "TIME",
      description = "Time from one look for a version to the next (default: ${DEFAULT-VALUE}).")
  private Duration interval;

  @Option(
      names = "--status",
      paramLabel = "FILE",
      description = "A file that tells, at any time, the version in service and what went wrong.")
  private Path status;

  @Mixin private AcceptanceOptions acceptance;

  ModelWatcher start() {
    return ModelWatcher.start(
        ModelRepository.at(repository), acceptance.acceptance(), interval, this::write);
  }

  private void write(Status now) {
    if (status == null) {
      return;
    }
    try {
      Path next = Path.of(status + ".next");
      Files.writeString(next, Json.of(now) + "\n");
      Files.move(next, status, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The status cannot be written: " + e, e);
    }
  }
}
