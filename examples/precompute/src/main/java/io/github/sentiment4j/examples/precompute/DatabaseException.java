package io.github.sentiment4j.examples.precompute;

import java.sql.SQLException;

/** The database cannot be reached, or refused a statement. */
public final class DatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DatabaseException(String database, Throwable cause) {
    super("database " + database + ": " + firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    Throwable told = cause;
    if (cause instanceof SQLException && ((SQLException) cause).getNextException() != null) {
      told = ((SQLException) cause).getNextException();
    }
    return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
  }
}
