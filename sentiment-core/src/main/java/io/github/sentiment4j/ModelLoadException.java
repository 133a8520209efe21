package io.github.sentiment4j;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a classifier cannot be created: the message names the model, the file and what to do.
 */
public final class ModelLoadException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ModelLoadException(String message) {
    this(message, null);
  }

  ModelLoadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
