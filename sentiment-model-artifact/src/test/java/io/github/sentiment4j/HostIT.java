package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hosts that are set up in unusual ways, each in a process of its own: it works, or says why. What
 * a computer does not allow to set up is left out there.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostIT {

  private static final String ANSWER = "POSITIVE\n";
  private static final String OTHER_JDK = "OTHER_JAVA_HOME";

  @TempDir private Path folder;

  private Path cache;
  private Path temporary;

  @BeforeEach
  void makeFolders() throws IOException {
    cache = Files.createDirectories(folder.resolve("cache"));
    temporary = Files.createDirectories(folder.resolve("tmp"));
  }

  @Test
  void nothingOpensASocketOrLeavesATemporaryFile() throws Exception {
    assertThat(host("sockets", "-Djava.io.tmpdir=" + temporary).output())
        .isEqualTo(ANSWER + "sockets: 0\nsockets that the recorder sees: 1\n");
    assertThat(filesBelow(temporary)).isEmpty();
  }

  @Test
  void noNetworkIsNeededNorMissed() throws Exception {
    // From the first start on, when DJL looks for what it could download.
    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).under(isolated("-rn")).output())
        .isEqualTo(ANSWER);
  }

  @Test
  void secondClassLoaderIsToldWhatToDoAndTheFirstGoesOn() throws Exception {
    List<String> lines = host("loaders").output().lines().toList();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("POSITIVE");
    assertToldAboutClassLoaders(lines.get(1));
    assertThat(lines.get(2)).isEqualTo("POSITIVE");
  }

  @Test
  void classLoaderAfterAClosedOneIsToldWhatToDo() throws Exception {
    List<String> lines = host("reload").output().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("POSITIVE");
    assertToldAboutClassLoaders(lines.get(1));
  }

  @Test
  void turkishLanguageLatinFilesSmallHeapAndOneProcessorAreEnough() throws Exception {
    assertThat(
            host(
                    "answer",
                    "-Duser.language=tr",
                    "-Dfile.encoding=ISO-8859-1",
                    "-Xmx64m",
                    "-XX:ActiveProcessorCount=1")
                .output())
        .isEqualTo(ANSWER);
  }

  @Test
  void halfACoreIsEnough() throws Exception {
    Path first = Path.of("/sys/fs/cgroup/cpu");
    boolean version1 = Files.exists(first.resolve("cgroup.procs"));
    Path group =
        (version1 ? first : Path.of("/sys/fs/cgroup"))
            .resolve("sentiment4j-test-" + folder.hashCode());
    assumeThat(group.getParent()).as("control groups").isWritable();
    try {
      Files.createDirectory(group);
    } catch (IOException e) {
      assumeThat(e).as("no control group can be made here").isNull();
    }
    try {
      Path quota = group.resolve(version1 ? "cpu.cfs_quota_us" : "cpu.max");
      assumeThat(quota).exists();
      Files.writeString(quota, version1 ? "50000" : "50000 100000");

      assertThat(host("answer").under(shell("echo $$ > " + group.resolve("cgroup.procs"))).output())
          .isEqualTo(ANSWER);
    } finally {
      Files.delete(group);
    }
  }

  @Test
  void outOfMemoryErrorsReachTheCallerAndLeaveTheClassifierWhole() throws Exception {
    assertThat(host("full-heap", "-Xmx64m", "-XX:+UseSerialGC").output())
        .isEqualTo("errors: many\nhandles left: 0\n" + ANSWER + "closed\n");
  }

  @Test
  void stackOverflowErrorsReachTheCallerAndLeaveTheClassifierWhole() throws Exception {
    assertThat(host("full-stack").output())
        .isEqualTo("errors: many\nhandles left: 0\n" + ANSWER + "closed\n");
  }

  @Test
  void hundredMillionCharactersTakeNoHeapBesideTheirOwn() throws Exception {
    // The text itself takes 100 MB, and twice that while the program makes it.
    assertThat(host("huge-texts", "-Xmx256m").output())
        .isEqualTo("NEUTRAL\nNEUTRAL\nNEUTRAL\n1000000 empty texts\nwindows\n1000000 texts\n");
  }

  @Test
  void moreThreadsThanTheSystemHasLeftAreNamedAndNothingStays() throws Exception {
    assertThat(
            host("few-threads", "-Xmx256m", "-Xss256m").under(shell("ulimit -v 16000000")).output())
        .contains("\nunable to create native thread: ")
        .endsWith("\nhandles left: 0\n" + ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "windows-1252", "UTF-16", "IBM1047"})
  void anyEncodingOfFilesWillDo(String encoding) throws Exception {
    assertThat(
            host(
                    "answer",
                    "-Dfile.encoding=" + encoding,
                    "-Dsun.stdout.encoding=UTF-8",
                    "-Dstdout.encoding=UTF-8")
                .output())
        .isEqualTo(ANSWER);
  }

  @Test
  void processesThatUnpackAtTheSameMomentAllAnswer() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(host("answer", "-DDJL_CACHE_DIR=" + cache).start());
    }

    for (Process process : processes) {
      assertThat(JavaProcess.outcome(process)).isEqualTo(new JavaProcess.Outcome(0, ANSWER));
    }
    assertThat(filesBelow(cache)).noneMatch(file -> file.contains("tmp"));
  }

  @Test
  void whatAProcessLeftThatWasKilledWhileUnpackingIsRemoved() throws Exception {
    Process process = host("answer", "-DDJL_CACHE_DIR=" + cache).start();
    while (process.isAlive() && bytesBelow(cache) < 1_000_000) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
    assertThat(filesBelow(cache)).anyMatch(file -> file.contains("tmp"));
    // A younger one might be another program's, which is still unpacking.
    try (Stream<Path> files = Files.list(cache.resolve("pytorch"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
      }
    }

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).output()).isEqualTo(ANSWER);

    assertThat(filesBelow(cache)).noneMatch(file -> file.contains("tmp"));
  }

  @Test
  void whatAKilledProcessLeftBesideTheEngineIsRemoved() throws Exception {
    Path natives = linkedNatives();
    Files.write(natives.resolve("jni123456tmp"), new byte[] {0x7F, 'E', 'L', 'F'});

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).output()).isEqualTo(ANSWER);

    assertThat(filesBelow(cache)).noneMatch(file -> file.contains("tmp"));
  }

  @Test
  void damagedNativeLibraryIsNamedWithItsFolder() throws Exception {
    Path natives = linkedNatives();
    Path library = natives.resolve("libc10.so");
    Files.delete(library);
    Files.write(library, new byte[1000]);

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).output())
        .contains("The PyTorch engine cannot be started: java.lang.UnsatisfiedLinkError: ")
        .contains("unpacked below " + cache.resolve("pytorch"))
        .contains("may be deleted to unpack it again");
  }

  @Test
  void nativeLibraryOfAnotherArchitectureIsNamed() throws Exception {
    Path library = linkedNatives().resolve("libc10.so");
    byte[] content = Files.readAllBytes(library);
    // In an ELF file: the machine, here AArch64.
    content[18] = (byte) 183;
    content[19] = 0;
    Files.delete(library);
    Files.write(library, content);

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).output())
        .startsWith("The PyTorch engine cannot be started: java.lang.UnsatisfiedLinkError: ")
        .contains(library.toString())
        .contains("unpacked below " + cache.resolve("pytorch"));
  }

  @Test
  void libraryOfTheSystemThatCannotBeLoadedIsNamedWithWhatIsNeeded() throws Exception {
    // As with musl: the engine's library is whole, one that it needs is not there.
    Path library = Path.of("/lib/x86_64-linux-gnu/librt.so.1");
    assumeThat(library).exists();
    String[] hidden = isolated("-rm", "mount --bind /dev/null " + library);
    JavaProcess.Outcome outcome = host("answer").under(hidden).run();
    assumeThat(outcome.exitCode()).as("this JVM itself needs the library").isZero();

    assertThat(outcome.output())
        .startsWith("The PyTorch engine cannot be started: java.lang.UnsatisfiedLinkError: ")
        .contains("librt.so.1")
        .contains("needs glibc 2.29 and libstdc++ of GCC 9, or later: not musl");
  }

  @Test
  void fullDiskIsNamed() throws Exception {
    String[] disk = isolated("-rm", "mount -t tmpfs -o size=100m tmpfs " + cache);

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).under(disk).output())
        .startsWith("The PyTorch engine cannot be started: java.io.IOException: No space left on")
        .contains("must be writable and have 500 MB free");
  }

  @Test
  void nothingStaysOnAFullDisk() throws Exception {
    // A limit to the size of a file stands in for the disk: 20,000 blocks of 1,024 bytes or less.
    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).under(shell("ulimit -f 20000")).output())
        .startsWith("The PyTorch engine cannot be started: java.io.IOException: File too large");

    assertThat(filesBelow(cache)).containsExactly("pytorch/sentiment4j.lock");
  }

  @Test
  void preparedCacheFolderMayBeReadOnly() throws Exception {
    linkedNatives();

    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).under(readOnly(cache)).output())
        .isEqualTo(ANSWER);
  }

  @Test
  void emptyCacheFolderThatIsReadOnlyIsNamed() throws Exception {
    assertThat(host("answer", "-DDJL_CACHE_DIR=" + cache).under(readOnly(cache)).output())
        .startsWith("The PyTorch engine cannot be started: ")
        .contains("unpacked below " + cache.resolve("pytorch") + ", which must be writable");
  }

  @Test
  void homeMayBeReadOnly() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));

    assertThat(
            host("answer", "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary)
                .under(readOnly(home))
                .output())
        .isEqualTo(ANSWER);
    assertThat(filesBelow(temporary)).isNotEmpty().allMatch(file -> file.startsWith(".djl.ai"));
  }

  @Test
  void anotherJdkAnswersToo() throws Exception {
    assertThat(host("answer").jdk(otherJdk()).output()).isEqualTo(ANSWER);
  }

  @Test
  void deniedNativeAccessIsNamed() throws Exception {
    Path jdk = otherJdk();
    JavaProcess.Outcome outcome = host("answer", "--illegal-native-access=deny").jdk(jdk).run();
    assumeThat(outcome.output())
        .as("JDK 24 and later can deny")
        .doesNotContain("Unrecognized option");

    assertThat(outcome.output())
        .startsWith("The PyTorch engine cannot be started: java.lang.IllegalCallerException: ")
        .endsWith("start it with --enable-native-access=ALL-UNNAMED\n");
    assertThat(
            host("answer", "--illegal-native-access=deny", "--enable-native-access=ALL-UNNAMED")
                .jdk(jdk)
                .output())
        .isEqualTo(ANSWER);
  }

  private static void assertToldAboutClassLoaders(String line) {
    assertThat(line)
        .startsWith("The PyTorch engine cannot be started: ")
        .contains("one class loader at a time: put this library where all applications");
  }

  private static Path otherJdk() {
    String jdk = System.getenv(OTHER_JDK);
    assumeThat(jdk).as("the environment does not name a JDK in " + OTHER_JDK).isNotNull();
    return Path.of(jdk);
  }

  private static JavaProcess host(String program, String... options) {
    return new JavaProcess(HostProgram.class, program).options(options);
  }

  /** A shell that does something and then becomes the process. */
  private static String[] shell(String command) {
    return new String[] {"/bin/sh", "-c", command + " && exec \"$@\"", "sh"};
  }

  /** Namespaces of its own, in which a command is carried out first. */
  private static String[] isolated(String namespaces, String... command) throws Exception {
    List<String> isolation = List.of("unshare", namespaces);
    try {
      Process trial = new ProcessBuilder("unshare", namespaces, "true").start();
      assumeThat(trial.waitFor()).as("unshare " + namespaces + " is not allowed here").isZero();
    } catch (IOException e) {
      assumeThat(e).as("there is no unshare").isNull();
    }
    return Stream.concat(
            isolation.stream(), Stream.of(shell(command.length == 0 ? "true" : command[0])))
        .toArray(String[]::new);
  }

  private static String[] readOnly(Path path) throws Exception {
    return isolated(
        "-rm", "mount --bind %s %s && mount -o remount,bind,ro %s".formatted(path, path, path));
  }

  /** The natives of this user's own cache in a cache of the test's, without their 450 MB. */
  private Path linkedNatives() throws Exception {
    host("answer").output();
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
    // Other programs of DJL's may have left folders without an engine.
    Path library =
        files.stream().filter(file -> file.endsWith("libc10.so")).findFirst().orElseThrow();
    return own.resolve(shared.relativize(library)).getParent();
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }

  private static long bytesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (java.io.UncheckedIOException e) {
      // A file was renamed meanwhile.
      return 0;
    }
  }
}
