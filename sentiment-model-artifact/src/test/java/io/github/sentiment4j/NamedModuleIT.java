package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is a module, with the library's jars on its module path. */
class NamedModuleIT {

  @TempDir private Path folder;

  @Test
  void moduleThatRequiresTheLibraryAndTheLoggerGetsAnswers() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("source/host"));
    Files.writeString(
        sources.resolveSibling("module-info.java"),
        "module host { requires io.github.sentiment4j; requires org.slf4j; }");
    Files.writeString(
        sources.resolve("Host.java"),
        """
        package host;
        import io.github.sentiment4j.SentimentClassifier;
        public class Host {
          public static void main(String[] arguments) {
            try (SentimentClassifier classifier = SentimentClassifier.create()) {
              System.out.println(classifier.predict("I love it").label());
              System.out.println(classifier.getClass().getModule().getName());
            }
          }
        }
        """);
    // The native library's jar cannot be a module: the name that its manifest states is not valid.
    String modules = JavaProcess.classPathOf(entry -> isModule(entry) && !isNative(entry));
    compile(sources, modules);

    String output =
        new JavaProcess("host/host.Host")
            .options("-p", modules + File.pathSeparator + folder.resolve("classes"))
            .classPath(JavaProcess.classPathOf(NamedModuleIT::isNative))
            .output();

    assertThat(output).isEqualTo("POSITIVE\nio.github.sentiment4j\n");
  }

  private void compile(Path sources, String modules) {
    StringWriter messages = new StringWriter();
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                new java.io.PrintWriter(messages),
                new java.io.PrintWriter(messages),
                "-d",
                folder.resolve("classes").toString(),
                "-p",
                modules,
                sources.resolveSibling("module-info.java").toString(),
                sources.resolve("Host.java").toString());
    assertThat(status).as(messages.toString()).isZero();
  }

  private static boolean isNative(String entry) {
    return file(entry).startsWith("pytorch-native");
  }

  private static boolean isModule(String entry) {
    return file(entry)
        .matches("(sentiment-|api-|pytorch-|slf4j-|jspecify-|gson-|jna-|commons-).*\\.jar");
  }

  private static String file(String entry) {
    return Path.of(entry).getFileName().toString();
  }
}
