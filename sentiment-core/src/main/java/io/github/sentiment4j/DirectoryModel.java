package io.github.sentiment4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A model in a folder of its own. */
record DirectoryModel(Path directory) implements SentimentModel {

  DirectoryModel {
    Objects.requireNonNull(directory, "directory");
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(directory.resolve(file));
  }

  @Override
  public String toString() {
    return "the model in " + directory;
  }
}
