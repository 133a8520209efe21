package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.SentimentModel;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The files of one version, in memory. */
record ModelFiles(String version, Map<String, byte[]> files) implements SentimentModel {

  @Override
  public InputStream open(String file) throws IOException {
    byte[] content = files.get(file);
    if (content == null) {
      throw new FileNotFoundException(file);
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public String toString() {
    return "version " + version;
  }
}
