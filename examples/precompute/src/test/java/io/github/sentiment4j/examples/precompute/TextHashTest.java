package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextHashTest {

  @Test
  void hashIsThatOfTheUtf8Bytes() {
    assertThat(TextHash.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(TextHash.of("\u20AC"))
        .isEqualTo("c4cc90ed3d26f12d4b08a75140970a7904035c31cbb4515a83f19b9003c00d1d");
  }
}
