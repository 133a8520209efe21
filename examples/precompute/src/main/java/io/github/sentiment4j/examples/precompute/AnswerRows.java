package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.Sentiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The answers to a partition's texts, a chunk at a time: what is lost when the process dies is a
 * chunk per task.
 */
final class AnswerRows implements Iterator<Row> {

  /** Whether the table had the answer already. */
  static final String STORED = "stored";

  static final StructType SCHEMA =
      new StructType()
          .add("text_hash", DataTypes.StringType)
          .add("label", DataTypes.StringType)
          .add("negative", DataTypes.FloatType)
          .add("neutral", DataTypes.FloatType)
          .add("positive", DataTypes.FloatType)
          .add("model_version", DataTypes.StringType)
          .add("model_digest", DataTypes.StringType)
          .add(STORED, DataTypes.BooleanType);

  /** Seconds of work, and enough texts of the same length for the model to take them together. */
  private static final int CHUNK_TEXTS = 2048;

  private static final int CHUNK_CHARACTERS = 1 << 20;

  private final PrecomputedClassifier classifier;
  private final Iterator<String> texts;
  private Iterator<PrecomputedClassifier.Answer> chunk = Collections.emptyIterator();

  AnswerRows(PrecomputedClassifier classifier, Iterator<String> texts) {
    this.classifier = classifier;
    this.texts = texts;
  }

  @Override
  public boolean hasNext() {
    return chunk.hasNext() || texts.hasNext();
  }

  @Override
  public Row next() {
    if (!chunk.hasNext()) {
      chunk = classifier.answers(nextChunk()).iterator();
    }
    PrecomputedClassifier.Answer answer = chunk.next();
    Sentiment sentiment = answer.sentiment();
    return RowFactory.create(
        answer.textHash(),
        sentiment.label().name(),
        sentiment.negative(),
        sentiment.neutral(),
        sentiment.positive(),
        classifier.modelVersion(),
        classifier.modelDigest(),
        answer.stored());
  }

  private List<String> nextChunk() {
    List<String> next = new ArrayList<>();
    int characters = 0;
    while (texts.hasNext() && next.size() < CHUNK_TEXTS && characters < CHUNK_CHARACTERS) {
      String text = texts.next();
      next.add(text);
      characters += text.length();
    }
    return next;
  }
}
