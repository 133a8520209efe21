package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.JsonUtils;
import com.google.gson.JsonObject;
import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hugging Face's tokenizer with the pipeline that {@code training/tokenizer.py} wrote, beside the
 * library's own.
 */
final class ReferenceTokenizer implements AutoCloseable {

  private final List<String> pieces;
  private final Tokenizer tokenizer;
  private final HuggingFaceTokenizer original;

  private ReferenceTokenizer(
      List<String> pieces, Tokenizer tokenizer, HuggingFaceTokenizer original) {
    this.pieces = pieces;
    this.tokenizer = tokenizer;
    this.original = original;
  }

  static ReferenceTokenizer open() throws IOException {
    byte[] vocabulary;
    try (InputStream file = new BundledSentimentModel().open(ModelManifest.VOCABULARY)) {
      vocabulary = file.readAllBytes();
    }
    List<String> pieces = new String(vocabulary, StandardCharsets.UTF_8).lines().toList();
    JsonObject pipeline;
    try (InputStream file = ReferenceTokenizer.class.getResourceAsStream("tokenizer.json")) {
      pipeline =
          JsonUtils.GSON.fromJson(
              new String(file.readAllBytes(), StandardCharsets.UTF_8), JsonObject.class);
    }
    JsonObject ids = new JsonObject();
    for (int id = 0; id < pieces.size(); id++) {
      ids.addProperty(pieces.get(id), id);
    }
    pipeline.getAsJsonObject("model").add("vocab", ids);
    HuggingFaceTokenizer original =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(pipeline.toString().getBytes(StandardCharsets.UTF_8)),
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
    return new ReferenceTokenizer(pieces, new Tokenizer(Vocabulary.parse(vocabulary)), original);
  }

  List<String> pieces() {
    return pieces;
  }

  /** Fails with the text, in escapes, if the library reads it otherwise. */
  void assertAlike(String text) {
    long[] expected = original.encode(text).getIds();
    long[] actual = tokenize(text);
    if (!Arrays.equals(expected, actual)) {
      assertThat(names(actual)).as(escaped(text)).isEqualTo(names(expected));
    }
  }

  private long[] tokenize(String text) {
    TokenStream tokens = tokenizer.tokens(text);
    return IntStream.generate(tokens::next)
        .takeWhile(id -> id != TokenStream.END)
        .asLongStream()
        .toArray();
  }

  private List<String> names(long[] ids) {
    return Arrays.stream(ids).mapToObj(id -> pieces.get((int) id)).toList();
  }

  private static String escaped(String text) {
    return text.codePoints()
        .mapToObj(c -> c < 0x7F && c >= 0x20 ? Character.toString(c) : String.format("\\u{%X}", c))
        .collect(Collectors.joining());
  }

  @Override
  public void close() {
    original.close();
  }
}
