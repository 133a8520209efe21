package io.github.sentiment4j.examples.ondemand;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as its users do: the jar, in processes of its own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProgramIT {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final String JAR = Path.of("target", "model-on-demand.jar").toString();

  @TempDir private Path folder;
  private Path repository;

  @BeforeEach
  void start() throws IOException {
    repository = Files.createDirectories(folder.resolve("repository"));
    TestRepository.in(repository).put(TestVersion.sound("1")).inForce("1");
  }

  @Test
  void publishAndRollBackReachAProgramThatRuns() throws Exception {
    Process program =
        start(
            List.of("serve", "--repository", repository.toString(), "--interval", "PT0.05S"),
            "serve");
    try (PrintStream in = new PrintStream(program.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out = program.inputReader()) {
      in.println("I love it");
      assertThat(out.readLine()).startsWith("{\"version\":\"1\",\"label\":\"POSITIVE\",");

      Path model = folder.resolve("model");
      TestVersion.sound("2").writeFilesTo(model);
      assertThat(
              run(
                  "publish",
                  "--repository",
                  repository.toString(),
                  "--golden",
                  model.resolve("golden.jsonl").toString(),
                  model.toString()))
          .isEqualTo("2 is in force\n");
      askUntil("2", in, out);

      assertThat(run("rollback", "--repository", repository.toString()))
          .isEqualTo("1 is in force\n");
      askUntil("1", in, out);
    }
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(errors("serve")).contains("Version 2 (").doesNotContain("love");
  }

  @Test
  void programOutlivesAFailedCall() throws Exception {
    TestRepository.in(Files.createDirectories(folder.resolve("failing")))
        .put(TestVersion.sound("1"))
        .put(TestVersion.failing("2"))
        .inForce("2", "1");
    Process program =
        start(List.of("serve", "--repository", folder.resolve("failing").toString()), "serve");
    try (PrintStream in = new PrintStream(program.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out = program.inputReader()) {
      in.println(TestVersion.FATAL_TEXT);
      assertThat(out.readLine()).startsWith("{\"error\":\"").doesNotContain("word");
      askUntil("1", in, out);
    }
    assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(program.exitValue()).isZero();
    assertThat(errors("serve")).contains("2 rejected: failed in a call: ").doesNotContain("word");
  }

  private static void askUntil(String version, PrintStream in, BufferedReader out)
      throws IOException {
    String answer;
    do {
      in.println("I love it");
      answer = out.readLine();
      assertThat(answer).contains("\"label\":\"POSITIVE\"");
    } while (!answer.startsWith("{\"version\":\"" + version + "\""));
  }

  private List<String> queueCommand() {
    return List.of(
        "queue",
        "--repository",
        repository.toString(),
        "--messages",
        folder.resolve("messages").toString());
  }

  @Test
  void killedProgramLosesNoText() throws Exception {
    int texts = 3000;
    List<String> command = queueCommand();
    Process killed = start(command, "killed");
    Set<String> ids = new HashSet<>();
    try (PrintStream in = new PrintStream(killed.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out = killed.inputReader()) {
      // The pipe holds them all, so that the program is killed with texts on both sides.
      for (int i = 0; i < texts; i++) {
        in.println("I love it");
      }
      while (ids.size() < 100) {
        ids.add(id(out.readLine()));
      }
      // Unlike the process, its handle leaves what is in the pipe to be read.
      killed.toHandle().destroyForcibly();
      out.lines().filter(line -> line.endsWith("}")).map(ProgramIT::id).forEach(ids::add);
    }
    killed.waitFor();

    Process second = start(command, "second");
    try (PrintStream in = new PrintStream(second.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (int i = 0; i < 5; i++) {
        in.println("I hate it");
      }
    }
    try (BufferedReader out = second.inputReader()) {
      out.lines().map(ProgramIT::id).forEach(ids::add);
    }

    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    TreeMap<String, List<Integer>> linesByRun =
        ids.stream()
            .map(id -> id.split(" line "))
            .collect(
                groupingBy(
                    id -> id[0], TreeMap::new, mapping(id -> Integer.valueOf(id[1]), toList())));
    assertThat(linesByRun).hasSize(2);
    // Those that a run had taken from its input: the first so many, without a gap.
    linesByRun.values().forEach(lines -> assertThat(lines).hasSize(Collections.max(lines)));
    assertThat(linesByRun.lastEntry().getValue()).hasSize(5);
    assertThat(errors("killed") + errors("second")).doesNotContain("love");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void answersThatCannotBeWrittenAreKept() throws Exception {
    List<String> command = queueCommand();
    Process full =
        processBuilder(command, "full").redirectOutput(Path.of("/dev/full").toFile()).start();
    try (PrintStream in = new PrintStream(full.getOutputStream(), true, StandardCharsets.UTF_8)) {
      in.println("I love it");
    }
    assertThat(full.waitFor()).isEqualTo(3);
    assertThat(errors("full")).contains("model-on-demand: the answers cannot be written");

    Process second = start(command, "second");
    second.getOutputStream().close();
    try (BufferedReader out = second.inputReader()) {
      assertThat(out.lines()).singleElement().asString().contains(" line 1\t{");
    }
    assertThat(second.waitFor()).isZero();
  }

  @Test
  void folderOfMessagesThatIsInUseIsTold() throws Exception {
    EmbeddedBroker other = new EmbeddedBroker(folder.resolve("messages"), 1, Duration.ofSeconds(1));
    try {
      Process program = start(queueCommand(), "late");
      program.getOutputStream().close();

      assertThat(program.waitFor()).isEqualTo(3);
      assertThat(errors("late"))
          .contains("model-on-demand: the broker cannot use " + folder.resolve("messages"));
    } finally {
      other.close();
    }
  }

  private static String id(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void diskThatIsFullChangesNothing() throws Exception {
    Path model = folder.resolve("model");
    TestVersion.sound("2").writeFilesTo(model);
    String publish =
        String.join(
            " ",
            JAVA,
            "-XX:-UsePerfData -jar",
            JAR,
            "publish --repository",
            repository.toString(),
            "--golden",
            model.resolve("golden.jsonl").toString(),
            model.toString());

    // A file may have 4 MB: the copy of the network fails as on a full disk.
    Process program =
        new ProcessBuilder("bash", "-c", "ulimit -f 4096; exec " + publish)
            .redirectError(folder.resolve("full").toFile())
            .start();
    program.getInputStream().readAllBytes();

    assertThat(program.waitFor()).isEqualTo(3);
    assertThat(errors("full")).startsWith("model-on-demand: ").contains("File too large");
    assertThat(new FolderRepository(repository).history().inForce()).isEqualTo("1");
    try (Stream<Path> versions = Files.list(repository.resolve("versions"))) {
      assertThat(versions).containsExactly(repository.resolve("versions/1"));
    }
  }

  private String run(String... arguments) throws Exception {
    Process program = start(List.of(arguments), "run");
    String out =
        new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace(System.lineSeparator(), "\n");
    assertThat(program.waitFor()).as(errors("run")).isZero();
    return out;
  }

  private Process start(List<String> arguments, String errors) throws IOException {
    return processBuilder(arguments, errors).start();
  }

  private ProcessBuilder processBuilder(List<String> arguments, String errors) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(folder.resolve(errors).toFile());
  }

  private String errors(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
