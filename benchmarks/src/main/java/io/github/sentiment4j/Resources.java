package io.github.sentiment4j;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** The contents of files on the class path and of models. */
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

  static Tokenizer tokenizer(SentimentModel model) throws IOException {
    return new Tokenizer(Vocabulary.parse(of(model, ModelManifest.VOCABULARY)));
  }
}
