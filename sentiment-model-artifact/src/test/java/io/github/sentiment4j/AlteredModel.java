package io.github.sentiment4j;

import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The bundled model with one file changed, whose manifest may vouch for the change. */
record AlteredModel(Map<String, byte[]> files) implements SentimentModel {

  static AlteredModel bundled() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : new String[] {"manifest.properties", "vocabulary.txt", "model.pt"}) {
      try (InputStream stream = new BundledSentimentModel().open(file)) {
        files.put(file, stream.readAllBytes());
      }
    }
    return new AlteredModel(files);
  }

  byte[] file(String file) {
    return files.get(file);
  }

  AlteredModel with(String file, byte[] content) {
    Map<String, byte[]> altered = new TreeMap<>(files);
    altered.put(file, content);
    return new AlteredModel(altered);
  }

  AlteredModel withManifest(String pattern, String replacement) {
    String manifest = new String(files.get("manifest.properties"), StandardCharsets.UTF_8);
    return with(
        "manifest.properties",
        manifest.replaceAll(pattern, replacement).getBytes(StandardCharsets.UTF_8));
  }

  AlteredModel vouchedFor(String file, byte[] content) {
    return with(file, content)
        .withManifest("sha256." + file + "=\\w+", "sha256." + file + "=" + digest(content));
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public InputStream open(String file) {
    return new ByteArrayInputStream(files.get(file));
  }

  @Override
  public String toString() {
    return "an altered model";
  }
}
