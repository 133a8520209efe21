package io.github.sentiment4j.model;

import io.github.sentiment4j.SentimentModel;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The model in this jar: a BERT of six layers in int8, for English. Its {@code MODEL_CARD.md},
 * beside this class, says what it was trained on and how good it is.
 */
public final class BundledSentimentModel implements SentimentModel {

  /** Names the model; its files are opened when a classifier is built. */
  public BundledSentimentModel() {}

  @Override
  public InputStream open(String file) throws IOException {
    InputStream stream = BundledSentimentModel.class.getResourceAsStream(file);
    if (stream == null) {
      throw new FileNotFoundException(
          file + " is not beside " + BundledSentimentModel.class.getName());
    }
    return stream;
  }

  @Override
  public String toString() {
    return "the model in "
        + BundledSentimentModel.class.getProtectionDomain().getCodeSource().getLocation();
  }
}
