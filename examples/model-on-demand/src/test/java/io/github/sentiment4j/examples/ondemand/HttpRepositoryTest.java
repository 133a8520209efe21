package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRepositoryTest {

  @TempDir private Path folder;
  private TestServer server;
  private ModelRepository repository;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("current"), "1\n");
    server = new TestServer(folder);
    repository = ModelRepository.at(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void pointerIsSentOnlyWhenItChanged() throws IOException {
    repository.history();
    assertThat(repository.history().inForce()).isEqualTo("1");

    Files.writeString(folder.resolve("current"), "2\n1\n");
    assertThat(repository.history().inForce()).isEqualTo("2");

    assertThat(server.log())
        .containsExactly("GET /current 200", "GET /current 304", "GET /current 200");
  }

  @Test
  void pointerThatChangesTwiceInASecondIsReadTwice() throws IOException {
    server.fault = TestServer.Fault.NO_TAGS;
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Path current = folder.resolve("current");
    Files.setLastModifiedTime(Files.writeString(current, "2\n1\n"), time);
    assertThat(repository.history().inForce()).isEqualTo("2");

    Files.setLastModifiedTime(Files.writeString(current, "1\n"), time);
    assertThat(repository.history().inForce()).isEqualTo("1");
  }

  @Test
  void stateChangesWithTheFile() throws IOException {
    Path file = folder.resolve("file");
    String absent = repository.state("file");
    Files.writeString(file, "one");
    String one = repository.state("file");
    Files.writeString(file, "two");

    assertThat(repository.state("file")).isNotEqualTo(one);
    assertThat(one).isNotEqualTo(absent);
  }

  @Test
  void absentFileIsToldFromAServerInTrouble() {
    assertThatThrownBy(() -> repository.read("absent"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(server.address() + "/absent");

    server.fault = TestServer.Fault.ERROR;
    assertThatThrownBy(() -> repository.read("current"))
        .isNotInstanceOf(NoSuchFileException.class)
        .isInstanceOf(IOException.class)
        .hasMessage(server.address() + "/current was answered with 500");
    assertThatThrownBy(() -> repository.state("current"))
        .isInstanceOf(IOException.class)
        .hasMessage(server.address() + "/current was answered with 500");

    server.fault = TestServer.Fault.BUSY;
    assertThatThrownBy(() -> repository.state("current"))
        .isInstanceOf(IOException.class)
        .hasMessage(server.address() + "/current was answered with 429");
  }

  @Test
  void halfAFileIsNoFile() throws IOException {
    Files.write(folder.resolve("model.pt"), new byte[1 << 20]);
    server.fault = TestServer.Fault.CUT;

    assertThatThrownBy(() -> repository.read("model.pt"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(server.address() + "/model.pt cannot be read: ");
  }

  @Test
  void serverThatIsGoneIsNamed() {
    server.close();

    assertThatThrownBy(() -> repository.history())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(server.address() + "/current cannot be read: ");
  }
}
