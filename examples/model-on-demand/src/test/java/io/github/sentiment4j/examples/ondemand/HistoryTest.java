package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  @Test
  void firstLineIsInForce() throws IOException {
    History history = parse("0.2.0\n0.1.0\n");

    assertThat(history.inForce()).isEqualTo("0.2.0");
    assertThat(history.withoutLatest().inForce()).isEqualTo("0.1.0");
    assertThat(new String(history.content(), StandardCharsets.UTF_8)).isEqualTo("0.2.0\n0.1.0\n");
  }

  @Test
  void versionPutInForceAgainIsListedOnce() throws IOException {
    assertThat(parse("3\n2\n1\n").with("2").versions()).containsExactly("2", "3", "1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../1", "a/b", "a\\b", "", " ", ".incoming-1", "<!doctype html>", "1\n\n2"})
  void linesThatAreNoVersionAreRefused(String content) {
    assertThatThrownBy(() -> parse(content))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("line \\d is not a version|it names no version");
  }

  private static History parse(String content) throws IOException {
    return History.parse(content.getBytes(StandardCharsets.UTF_8));
  }
}
