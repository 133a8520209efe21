package io.github.sentiment4j;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The contents of files on the class path. */
final class Resources {

  private Resources() {}

  static byte[] of(String resource) throws IOException {
    try (InputStream stream = Resources.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(resource);
      }
      return stream.readAllBytes();
    }
  }

  static byte[] of(SentimentModel model, String file) throws IOException {
    try (InputStream stream = model.open(file)) {
      return stream.readAllBytes();
    }
  }
}
