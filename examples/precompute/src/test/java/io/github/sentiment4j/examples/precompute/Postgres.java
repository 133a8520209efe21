package io.github.sentiment4j.examples.precompute;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server of the test's own, with a new database whenever one is asked for. */
final class Postgres implements BeforeAllCallback, AfterAllCallback {

  private EmbeddedPostgres server;
  private int databases;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = EmbeddedPostgres.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
  }

  /** Creates a database and returns its URL. */
  String newDatabase() throws SQLException {
    String name = "test" + ++databases;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  /** Reads the whole table. */
  static List<StoredAnswer> answers(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from sentiment")) {
      List<StoredAnswer> answers = new ArrayList<>();
      while (rows.next()) {
        answers.add(
            new StoredAnswer(
                rows.getString("text_hash"),
                rows.getString("label"),
                rows.getFloat("negative"),
                rows.getFloat("neutral"),
                rows.getFloat("positive"),
                rows.getString("model_version"),
                rows.getString("model_digest")));
      }
      return answers;
    }
  }

  /** Runs a query and returns the one cell of its result. */
  static String value(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
