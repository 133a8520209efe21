package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.Sentiment;
import java.util.Collections;
import java.util.Iterator;
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
      chunk = classifier.nextAnswers(texts).iterator();
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
}
