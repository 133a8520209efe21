package io.github.sentiment4j.examples.ondemand;

import picocli.CommandLine.Option;

/** What a version must be able to do. */
final class AcceptanceOptions {

  @Option(
      names = "--min-accuracy",
      defaultValue = "0.8",
      paramLabel = "SHARE",
      description =
          "Share of the labelled texts that a version must get right (default: ${DEFAULT-VALUE}).")
  private double minAccuracy;

  Acceptance acceptance() {
    return new Acceptance(minAccuracy);
  }
}
