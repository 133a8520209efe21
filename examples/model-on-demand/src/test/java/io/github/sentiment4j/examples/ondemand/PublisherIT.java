package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherIT {

  private static final Acceptance ACCEPTANCE = new Acceptance(0.8);

  @TempDir private Path folder;
  @TempDir private Path models;
  private Publisher publisher;

  @BeforeEach
  void start() throws IOException {
    TestRepository.in(folder);
    publisher = new Publisher(folder);
  }

  @Test
  void publishedVersionsAreInForceAndCanBeTakenBack() throws Exception {
    publish(TestVersion.sound("1"));
    publish(TestVersion.sound("2"));
    assertThat(history()).containsExactly("2", "1");

    assertThat(publisher.rollBack()).isEqualTo("1");
    assertThat(history()).containsExactly("1");
    assertThatThrownBy(publisher::rollBack)
        .hasMessage("There is no version before 1 to go back to");

    publish(TestVersion.sound("2"));
    assertThat(history()).containsExactly("2", "1");
    assertThat(folders()).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void bundledModelPassesWithAllItsGoldenAnswers() throws Exception {
    Path model = models.resolve("1");
    TestVersion.sound("1").writeFilesTo(model);

    assertThat(publisher.publish(model, TestVersion.GOLDEN, ACCEPTANCE)).isEqualTo("1");
  }

  @Test
  void versionNumberIsNotGivenTwice() throws Exception {
    publish(TestVersion.sound("1"));
    TestVersion other = TestVersion.sound("1").with("MODEL_CARD.md", new byte[] {'x'});

    assertThatThrownBy(() -> publish(other))
        .isInstanceOf(RejectedVersionException.class)
        .hasMessageMatching(
            "this version is there already with another .*: give the model a new version");
    assertThat(folders()).containsExactly("1");
  }

  @Test
  void modelThatFailsACheckChangesNothing() throws Exception {
    publish(TestVersion.sound("1"));

    for (TestVersion bad : List.of(TestVersion.negated("2"), TestVersion.truncated("2"))) {
      assertThatThrownBy(() -> publish(bad)).isInstanceOf(RejectedVersionException.class);
      assertThat(history()).containsExactly("1");
      assertThat(folders()).containsExactly("1");
    }
  }

  @Test
  void whatAKilledPublisherLeftIsCleared() throws Exception {
    Path leftover = Files.createDirectories(folder.resolve("versions/.incoming-1"));
    Files.writeString(leftover.resolve("model.pt"), "half");

    publish(TestVersion.sound("1"));

    assertThat(folders()).containsExactly("1");
  }

  @Test
  void missingFileIsNamed() throws Exception {
    Path model = models.resolve("1");
    TestVersion.sound("1").writeFilesTo(model);
    Files.delete(model.resolve("vocabulary.txt"));

    assertThatThrownBy(() -> publisher.publish(model, model.resolve("golden.jsonl"), ACCEPTANCE))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("vocabulary.txt");
    assertThat(folders()).isEmpty();
  }

  private void publish(TestVersion version) throws Exception {
    Path model = models.resolve(version.version());
    version.writeFilesTo(model);
    publisher.publish(model, model.resolve("golden.jsonl"), ACCEPTANCE);
  }

  private List<String> history() throws IOException {
    return new FolderRepository(folder).history().versions();
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> versions = Files.list(folder.resolve("versions"))) {
      return versions.map(path -> path.getFileName().toString()).toList();
    }
  }
}
