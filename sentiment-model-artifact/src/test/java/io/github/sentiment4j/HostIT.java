package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are set up in unusual ways, each in a process of its own: it works, or says why. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostIT {

  private static final String ANSWER = "POSITIVE\n";
  private static final String OTHER_JDK = "OTHER_JAVA_HOME";

  @TempDir private Path folder;

  private Path cache;
  private Path temporary;

  @BeforeEach
  void makeFolders() throws IOException {
    cache = folder.resolve("cache");
    temporary = Files.createDirectories(folder.resolve("tmp"));
  }

  @Test
  void nothingOpensASocketOrLeavesATemporaryFile() throws Exception {
    assertThat(run("sockets", "-Djava.io.tmpdir=" + temporary))
        .isEqualTo(ANSWER + "sockets: 0\nsockets that the recorder sees: 1\n");
    assertThat(filesBelow(temporary)).isEmpty();
  }

  @Test
  void secondClassLoaderIsToldWhatToDoAndTheFirstGoesOn() throws Exception {
    List<String> lines = run("loaders").lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("POSITIVE");
    assertThat(lines.get(1))
        .startsWith("The PyTorch engine cannot be started: ")
        .contains("one class loader at a time: put this library where all applications");
    assertThat(lines.get(2)).isEqualTo("POSITIVE");
  }

  @Test
  void turkishLanguageLatinFilesSmallHeapAndOneProcessorAreEnough() throws Exception {
    assertThat(
            run(
                "answer",
                "-Duser.language=tr",
                "-Dfile.encoding=ISO-8859-1",
                "-Xmx96m",
                "-XX:ActiveProcessorCount=1"))
        .isEqualTo(ANSWER);
  }

  @Test
  void processesThatUnpackAtTheSameMomentAllAnswer() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(start("answer" + i, List.of(), "answer", "-DDJL_CACHE_DIR=" + cache));
    }

    for (int i = 0; i < processes.size(); i++) {
      assertThat(output(processes.get(i), "answer" + i)).isEqualTo(ANSWER);
    }
    assertThat(filesBelow(cache)).noneMatch(file -> file.contains("tmp"));
  }

  @Test
  void whatAKilledProcessLeftHalfWrittenIsRemoved() throws Exception {
    Path natives = linkedNatives();
    Files.write(natives.resolve("jni123456tmp"), new byte[] {0x7F, 'E', 'L', 'F'});
    Path unfinished = Files.createDirectories(cache.resolve("pytorch/tmp123456"));
    Files.write(unfinished.resolve("libtorch_cpu.so"), new byte[1000]);

    assertThat(run("answer", "-DDJL_CACHE_DIR=" + cache)).isEqualTo(ANSWER);

    assertThat(filesBelow(cache)).noneMatch(file -> file.contains("tmp"));
  }

  @Test
  void damagedNativeLibraryIsNamedWithItsFolder() throws Exception {
    Path natives = linkedNatives();
    Path library = natives.resolve("libc10.so");
    Files.delete(library);
    Files.write(library, new byte[1000]);

    assertThat(run("answer", "-DDJL_CACHE_DIR=" + cache))
        .contains("The PyTorch engine cannot be started: java.lang.UnsatisfiedLinkError: ")
        .contains("unpacked below " + cache.resolve("pytorch"))
        .contains("may be deleted to unpack it again");
  }

  @Test
  void fullDiskIsNamedAndNothingStaysOnIt() throws Exception {
    // A limit to the size of a file stands in for the disk: 20,000 blocks of 1,024 bytes or less.
    Process process =
        start(
            "full",
            List.of("/bin/sh", "-c", "ulimit -f 20000; exec \"$@\"", "sh"),
            "answer",
            "-DDJL_CACHE_DIR=" + cache);

    assertThat(output(process, "full"))
        .startsWith("The PyTorch engine cannot be started: java.io.IOException: File too large")
        .contains("must be writable and have 500 MB free");
    assertThat(filesBelow(cache)).containsExactly("pytorch/sentiment4j.lock");
  }

  @Test
  void anotherJdkAnswersToo() throws Exception {
    String jdk = System.getenv(OTHER_JDK);
    assumeThat(jdk).as("the environment does not name a JDK in " + OTHER_JDK).isNotNull();

    assertThat(output(start(Path.of(jdk), "other", List.of(), "answer"), "other"))
        .isEqualTo(ANSWER);
  }

  /** The natives of this user's own cache in a cache of the test's, without their 450 MB. */
  private Path linkedNatives() throws Exception {
    run("answer");
    Path shared = NativeFolder.path();
    Path own = cache.resolve("pytorch");
    List<Path> files;
    try (Stream<Path> paths = Files.walk(shared)) {
      files =
          paths
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("sentiment4j.lock"))
              .toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Path link = own.resolve(shared.relativize(file));
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, file);
    }
    return own.resolve(shared.relativize(files.get(0))).getParent();
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private String run(String program, String... options) throws Exception {
    return output(start(program, List.of(), program, options), program);
  }

  private Process start(String name, List<String> prefix, String program, String... options)
      throws IOException {
    return start(Path.of(System.getProperty("java.home")), name, prefix, program, options);
  }

  private Process start(
      Path jdk, String name, List<String> prefix, String program, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), HostProgram.class.getName(), program));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name).toFile())
        .start();
  }

  /** What the process printed, without the JDK's own warnings. */
  private String output(Process process, String name) throws Exception {
    assertThat(process.waitFor()).as(Files.readString(folder.resolve(name))).isZero();
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("WARNING: ") && !line.isBlank())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}
