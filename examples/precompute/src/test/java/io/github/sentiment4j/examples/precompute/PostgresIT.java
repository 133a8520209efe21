package io.github.sentiment4j.examples.precompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sentiment4j.SentimentClassifier;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresIT extends PrecomputedClassifierContract {

  @RegisterExtension private static final Postgres POSTGRES = new Postgres();

  @Override
  String database() throws SQLException {
    return POSTGRES.newDatabase();
  }

  @Test
  void databaseComputesTheSameHash() throws Exception {
    String sql = "select encode(sha256(convert_to('Tr\u00E8s good \uD83D\uDE00', 'UTF8')), 'hex')";

    assertThat(Postgres.value(database(), sql))
        .isEqualTo(TextHash.of("Tr\u00E8s good \uD83D\uDE00"));
  }

  @Test
  void rightToReadIsEnoughForStoredAnswers() throws Exception {
    String database = database();
    try (SentimentClassifier classifier = open(database, "a", this::lengths)) {
      classifier.predict("one");
    }
    Postgres.execute(database, "create role reader login; grant select on sentiment to reader");

    String reader = database.replace("user=postgres", "user=reader");
    try (PrecomputedClassifier classifier = open(reader, "a", this::lengths)) {
      assertThat(classifier.predict("one")).isNotNull();
      assertThatThrownBy(() -> classifier.predict("two"))
          .isInstanceOf(DatabaseException.class)
          .hasMessageEndingWith("ERROR: permission denied for table sentiment");
    }
  }
}
