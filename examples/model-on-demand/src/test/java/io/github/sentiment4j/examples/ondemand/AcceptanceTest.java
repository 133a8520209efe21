package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

  private static final String ROW = "{\"text\": \"I love it\", \"label\": \"POSITIVE\"}\n";

  @Test
  void goldenRowThatIsNoObjectIsTold() throws IOException {
    TestVersion version = TestVersion.sound("1").with("golden.jsonl", bytes("null\n"));

    assertThatThrownBy(() -> load(version, Files.readAllBytes(Path.of("labelled.jsonl"))))
        .isInstanceOf(RejectedVersionException.class)
        .hasMessage("golden.jsonl cannot be read at row 1");
  }

  @Test
  void labelledRowThatIsNoObjectIsTold() throws IOException {
    TestVersion version = TestVersion.sound("1");

    assertThatThrownBy(() -> load(version, bytes(ROW + "null\n" + ROW)))
        .isInstanceOf(RejectedVersionException.class)
        .hasMessage("labelled.jsonl cannot be read at row 2");
  }

  private static void load(TestVersion version, byte[] labelled) throws RejectedVersionException {
    new Acceptance(0.8).load(new ModelFiles("1", version.files()), labelled).close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
