package io.github.sentiment4j.examples.precompute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** The job: every distinct text of the input is looked up, and scored where it has no answer. */
final class Scoring {

  /**
   * What a run did.
   *
   * @param rows rows of the input
   * @param malformed those that cannot be read
   * @param withoutText those whose text is null or missing
   * @param distinct different texts
   * @param stored those of them whose answers the table had
   */
  record Outcome(long rows, long malformed, long withoutText, long distinct, long stored) {}

  private Scoring() {}

  /**
   * Runs the job.
   *
   * @param rows what {@link InputFormat} reads
   * @param parquet folder for the answers to all texts of the input, or null
   */
  static Outcome run(Dataset<Row> rows, String database, String parquet)
      throws InterruptedException {
    Observation input = new Observation();
    Observation output = new Observation();
    Dataset<Row> answers =
        rows.observe(
                input,
                count(lit(1)).as("rows"),
                count(col(InputFormat.MALFORMED)).as("malformed"),
                count(expr("case when text is null and sentiment4j_malformed is null then 1 end"))
                    .as("without text"))
            .filter(col(InputFormat.MALFORMED).isNull().and(col(InputFormat.TEXT).isNotNull()))
            .select(expr("make_valid_utf8(text)"))
            .as(Encoders.STRING())
            .distinct()
            .mapPartitions(answer(database), Encoders.row(AnswerRows.SCHEMA))
            .observe(
                output,
                count(lit(1)).as("distinct"),
                count(expr("case when stored then 1 end")).as("stored"))
            .drop(AnswerRows.STORED);
    if (parquet == null) {
      answers.write().format("noop").mode(SaveMode.Overwrite).save();
    } else {
      answers.write().mode(SaveMode.Overwrite).parquet(parquet);
    }
    return new Outcome(
        value(input, "rows"),
        value(input, "malformed"),
        value(input, "without text"),
        value(output, "distinct"),
        value(output, "stored"));
  }

  /** An input without any file or row may leave the observation without values. */
  private static long value(Observation observation, String name) throws InterruptedException {
    return (Long) observation.getAsJava().getOrDefault(name, 0L);
  }

  private static MapPartitionsFunction<String, Row> answer(String database) {
    return texts -> new AnswerRows(Executor.classifier(database), texts);
  }
}
