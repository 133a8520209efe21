package io.github.sentiment4j.examples.precompute;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model's answers in the database, keyed by the hash of the text; the texts themselves are not
 * stored. Answers of other models stand beside them in the same table. The statements are
 * understood by PostgreSQL and by H2 with {@code MODE=PostgreSQL}.
 */
public final class SentimentTable implements AutoCloseable {

  private static final String PROBE = "select text_hash from sentiment where 1 = 0";

  private static final String CREATE =
      """
      create table if not exists sentiment (
        text_hash varchar(64) not null,
        model_digest varchar(64) not null,
        model_version varchar(100) not null,
        label varchar(8) not null,
        negative real not null,
        neutral real not null,
        positive real not null,
        primary key (text_hash, model_digest)
      )
      """;

  private static final String FIND =
      """
      select text_hash, negative, neutral, positive
      from sentiment
      where text_hash = any (?) and model_digest = ?
      """;

  /** Whoever was first gave the same answer, so that there is nothing to update. */
  private static final String STORE =
      """
      insert into sentiment
        (text_hash, model_digest, model_version, label, negative, neutral, positive)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private final String name;
  private final ModelManifest model;
  private final String digest;
  private final HikariDataSource connections;

  private SentimentTable(String name, ModelManifest model, HikariDataSource connections) {
    this.name = name;
    this.model = model;
    this.digest = ModelDigest.of(model);
    this.connections = connections;
  }

  /**
   * Opens the table, and creates it where there is none.
   *
   * @param url JDBC URL of the database
   * @param model the model whose answers are read and written
   * @throws DatabaseException if the database cannot be reached, or refuses
   */
  public static SentimentTable open(String url, ModelManifest model) {
    // What follows may be a password.
    String name = url.split("[?;]", 2)[0];
    HikariConfig config = new HikariConfig();
    try {
      config.setJdbcUrl(url);
      // As many as are used at once, not always ten for each process of a cluster.
      config.setMinimumIdle(1);
      SentimentTable table = new SentimentTable(name, model, new HikariDataSource(config));
      table.createIfMissing();
      return table;
    } catch (PoolInitializationException e) {
      throw new DatabaseException(name, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      throw e instanceof DatabaseException ? e : new DatabaseException(name, e);
    }
  }

  ModelManifest model() {
    return model;
  }

  String digest() {
    return digest;
  }

  /** Returns the answers to those of the texts with these hashes that have one. */
  Map<String, Sentiment> find(Collection<String> textHashes) {
    Map<String, Sentiment> found = new HashMap<>();
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, connection.createArrayOf("varchar", textHashes.toArray()));
      statement.setString(2, digest);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(
              rows.getString(1),
              new Sentiment(rows.getFloat(2), rows.getFloat(3), rows.getFloat(4)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new DatabaseException(name, e);
    }
  }

  /** Stores answers by the hash of their text: all of them, or none if this fails. */
  void store(Map<String, Sentiment> answers) {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(STORE)) {
      connection.setAutoCommit(false);
      // Writers that meet lock the same rows in the same order, and so never each other.
      for (Map.Entry<String, Sentiment> answer : new TreeMap<>(answers).entrySet()) {
        Sentiment sentiment = answer.getValue();
        statement.setString(1, answer.getKey());
        statement.setString(2, digest);
        statement.setString(3, model.version());
        statement.setString(4, sentiment.label().name());
        statement.setFloat(5, sentiment.negative());
        statement.setFloat(6, sentiment.neutral());
        statement.setFloat(7, sentiment.positive());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw new DatabaseException(name, e);
    }
  }

  private Connection connection() throws SQLException {
    if (connections.isClosed()) {
      throw new IllegalStateException("This table is closed");
    }
    return connections.getConnection();
  }

  private void createIfMissing() {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      try {
        statement.execute(PROBE);
      } catch (SQLException missing) {
        // Not asked at once: it needs a right that a reader of the table need not have.
        try {
          statement.execute(CREATE);
        } catch (SQLException e) {
          e.addSuppressed(missing);
          throw e;
        }
      }
    } catch (SQLException e) {
      close();
      throw new DatabaseException(name, e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
