package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Web applications that are deployed a second time in a running Tomcat. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ServletContainerIT {

  @TempDir private Path folder;

  @Test
  void redeployedApplicationAnswersWhereTheContainerSharesTheLibrary() throws Exception {
    String servlet = classes(SentimentServlet.class);

    assertThat(answers(containerWith(library()), servlet)).containsExactly("POSITIVE", "POSITIVE");
  }

  @Test
  void redeployedApplicationWithItsOwnLibraryIsToldWhatToDo() throws Exception {
    String application = join(classes(SentimentServlet.class), library());

    List<String> answers = answers(containerWith(), application);

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0)).isEqualTo("POSITIVE");
    assertThat(answers.get(1))
        .contains("put this library where all applications of the process share it, as in a")
        .contains("servlet container's lib folder");
  }

  private List<String> answers(String container, String application) throws Exception {
    return new JavaProcess(
            TomcatProgram.class, folder.toString(), SentimentServlet.class.getName(), application)
        .classPath(container)
        .output()
        .lines()
        .toList();
  }

  private String containerWith(String... more) throws Exception {
    return join(
        classes(TomcatProgram.class),
        JavaProcess.classPathOf(entry -> entry.contains("tomcat")),
        join(more));
  }

  /** What a user's dependency brings, without these tests. */
  private static String library() {
    return JavaProcess.classPathOf(
        entry -> !entry.contains("tomcat") && !entry.contains("test-classes"));
  }

  /** A folder with one class of these tests. */
  private String classes(Class<?> type) throws Exception {
    String file = type.getName().replace('.', '/') + ".class";
    Path root = folder.resolve(type.getSimpleName());
    Path copy = root.resolve(file);
    Files.createDirectories(copy.getParent());
    Files.write(copy, type.getClassLoader().getResourceAsStream(file).readAllBytes());
    return root.toString();
  }

  private static String join(String... classPaths) {
    return String.join(File.pathSeparator, classPaths);
  }
}
