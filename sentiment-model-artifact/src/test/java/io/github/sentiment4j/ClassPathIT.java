package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host sees that has put something else than one of each on its class path: every case in a
 * process of its own.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClassPathIT {

  private static final Predicate<String> ALL = entry -> true;

  @TempDir private Path folder;

  @Test
  void oneOfEachAnswersAndPrintsNothingElse() throws Exception {
    assertThat(run(JavaProcess.classPathOf(ALL))).isEqualTo("POSITIVE\n");
  }

  @Test
  void missingModelIsNamed() throws Exception {
    assertThat(
            run(
                JavaProcess.classPathOf(
                    entry ->
                        !entry.contains("sentiment-model-artifact")
                            || entry.contains("test-classes"))))
        .startsWith(
            "No model on the class path: add io.github.sentiment4j:sentiment-model-artifact");
  }

  @Test
  void bothOfTwoModelsAreNamed() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SentimentModel.class.getName()), SecondModel.class.getName());

    assertThat(run(JavaProcess.classPathOf(ALL) + File.pathSeparator + folder))
        .startsWith("Several models on the class path: keep one of the model in file:")
        .contains("and the second model, or pass the one to use to SentimentClassifier.create");
  }

  @Test
  void missingNativeLibraryIsNamed() throws Exception {
    String withoutNatives = JavaProcess.classPathOf(entry -> !entry.contains("pytorch-native"));

    assertThat(run(withoutNatives, "-DDJL_CACHE_DIR=" + folder.resolve("empty")))
        .startsWith("The PyTorch engine cannot be started: ")
        .contains("add ai.djl.pytorch:pytorch-native-cpu with the classifier of this platform");
  }

  @Test
  void cacheFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThat(run(JavaProcess.classPathOf(ALL), "-DDJL_CACHE_DIR=" + file.resolve("cache")))
        .startsWith("The PyTorch engine cannot be started: ")
        .contains("unpacked below " + file.resolve("cache"))
        .contains("the system property DJL_CACHE_DIR names another folder");
  }

  private static String run(String classPath, String... options) throws Exception {
    return new JavaProcess(FirstAnswer.class).classPath(classPath).options(options).output();
  }
}
