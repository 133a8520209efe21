package io.github.sentiment4j;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** Hugging Face's tokenizer of MiniLM, called through DJL's JNI. */
final class HuggingFaceIds implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;

  HuggingFaceIds() throws IOException {
    // The file says to fill up every text to 128 tokens, which would be unfair; LangChain4j does
    // not do it either.
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(Resources.of("/all-minilm-l6-v2-tokenizer.json")),
            Map.of("padding", "false"));
  }

  /** One text at a time: the tokenizer would read a list with several threads. */
  long[] of(String text) {
    return tokenizer.encode(text).getIds();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
