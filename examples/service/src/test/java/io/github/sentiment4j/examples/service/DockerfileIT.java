package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the Dockerfile runs on the jar, without Docker. */
class DockerfileIT {

  private static final String RUN = "RUN java ";
  private static final String COPY = "COPY --from=layers /layers/";

  @Test
  void layersAreWhereTheyAreCopiedFrom(@TempDir Path layers) throws Exception {
    List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));
    List<String> copied =
        dockerfile.stream()
            .filter(line -> line.startsWith(COPY))
            .map(line -> line.substring(COPY.length()).split(" ")[0])
            .toList();
    Files.copy(Path.of("target/sentiment-service.jar"), layers.resolve("sentiment-service.jar"));

    assertThat(java(layers, argumentsOfRun(dockerfile))).isZero();

    assertThat(copied).hasSize(4).allSatisfy(layer -> assertThat(layers.resolve(layer)).exists());
    assertThat(layers.resolve(copied.get(2)).resolve("lib"))
        .isDirectoryContaining("glob:**/sentiment-core-*.jar")
        .isDirectoryContaining("glob:**/sentiment-model-artifact-*.jar");
    assertThat(layers.resolve(copied.get(3)))
        .isDirectoryNotContaining("glob:**/lib")
        .isDirectoryContaining("glob:**/sentiment-service.jar");
  }

  private static String argumentsOfRun(List<String> dockerfile) {
    return dockerfile.stream()
        .filter(line -> line.startsWith(RUN))
        .findFirst()
        .orElseThrow()
        .substring(RUN.length());
  }

  private static int java(Path folder, String arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder((java + " " + arguments).split(" "))
        .directory(folder.toFile())
        .inheritIO()
        .start()
        .waitFor();
  }
}
