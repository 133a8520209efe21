package io.github.sentiment4j;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;

/** What Jazzer calls with ever new strings: the tokenizer must read each as the original does. */
public final class TokenizerFuzz {

  private static ReferenceTokenizer reference;

  private TokenizerFuzz() {}

  /** Called once. */
  public static void fuzzerInitialize() throws IOException {
    reference = ReferenceTokenizer.open();
  }

  /** Called with every string. Half a surrogate pair does not reach the original as it is. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    data.consumeRemainingAsString()
        .codePoints()
        .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
        .forEach(text::appendCodePoint);
    reference.assertAlike(text.toString());
  }
}
