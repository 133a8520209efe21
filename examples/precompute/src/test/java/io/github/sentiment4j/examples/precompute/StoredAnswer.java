package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;

/** A row of the table, or of a Parquet file. */
record StoredAnswer(
    String textHash,
    String label,
    float negative,
    float neutral,
    float positive,
    String modelVersion,
    String modelDigest) {

  /** Equality but for what a batch may change on a processor without int8 kernels. */
  static final RecursiveComparisonConfiguration CLOSE =
      RecursiveComparisonConfiguration.builder()
          .withComparatorForType((a, b) -> Math.abs(a - b) <= 1e-3f ? 0 : 1, Float.class)
          .build();

  /** Returns what is to be stored of these texts. */
  static List<StoredAnswer> of(SentimentClassifier classifier, List<String> texts) {
    ModelManifest model = SentimentModel.onClassPath().manifest();
    List<Sentiment> sentiments = classifier.predict(texts);
    return IntStream.range(0, texts.size())
        .mapToObj(
            i ->
                new StoredAnswer(
                    TextHash.of(texts.get(i)),
                    sentiments.get(i).label().name(),
                    sentiments.get(i).negative(),
                    sentiments.get(i).neutral(),
                    sentiments.get(i).positive(),
                    model.version(),
                    ModelDigest.of(model)))
        .toList();
  }
}
