package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2Test extends PrecomputedClassifierContract {

  @TempDir private Path folder;

  @Override
  String database() {
    return "jdbc:h2:" + folder.resolve("sentiments") + ";MODE=PostgreSQL";
  }

  @Test
  void databaseThatIsNoneIsToldWithoutWhatMayBeAPassword() {
    assertThatThrownBy(() -> SentimentTable.open("jdbc:none:here?password=secret", manifest("a")))
        .isInstanceOf(DatabaseException.class)
        .hasMessageStartingWith("database jdbc:none:here: ")
        .hasMessageNotContaining("secret");
  }
}
