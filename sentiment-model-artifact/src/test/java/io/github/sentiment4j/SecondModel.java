package io.github.sentiment4j;

import java.io.IOException;
import java.io.InputStream;

/** Another model on the class path, for {@link ClassPathIT}. */
public final class SecondModel implements SentimentModel {

  @Override
  public InputStream open(String file) throws IOException {
    throw new IOException("never opened");
  }

  @Override
  public String toString() {
    return "the second model";
  }
}
