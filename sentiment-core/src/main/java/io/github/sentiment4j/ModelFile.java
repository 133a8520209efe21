package io.github.sentiment4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * One of a model's files, in memory: what its digest is made of is what is read later. It is kept
 * in pieces, since one array of it would for a moment need room for two.
 */
final class ModelFile {

  /** Larger than any network that answers in milliseconds. */
  private static final int MOST_WEIGHTS = 512 << 20;

  private static final int MOST_TEXT = 16 << 20;
  private static final int PIECE = 1 << 20;

  private final List<byte[]> pieces;

  private ModelFile(List<byte[]> pieces) {
    this.pieces = pieces;
  }

  /** Reads a file, but never more than such a file may have. */
  static ModelFile read(SentimentModel model, String name) {
    int most = name.equals(ModelManifest.WEIGHTS) ? MOST_WEIGHTS : MOST_TEXT;
    try (InputStream stream = model.open(name)) {
      if (stream == null) {
        throw new FileNotFoundException(name);
      }
      List<byte[]> pieces = new ArrayList<>();
      int length = 0;
      for (byte[] piece = stream.readNBytes(PIECE);
          piece.length > 0;
          piece = stream.readNBytes(PIECE)) {
        pieces.add(piece);
        length += piece.length;
        if (length > most) {
          throw new IOException("longer than " + most + " bytes");
        }
      }
      return new ModelFile(pieces);
    } catch (IOException | RuntimeException e) {
      throw new ModelLoadException("Cannot read " + name + " of " + model + ": " + e, e);
    }
  }

  /** {@return the SHA-256 as 64 lower-case hexadecimal digits} */
  String sha256() {
    return sha256(pieces);
  }

  static String sha256(List<byte[]> pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      pieces.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    pieces.forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
