package io.github.sentiment4j.examples.precompute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** What a file may be; its texts are read as rows of {@link #TEXT} and {@link #MALFORMED}. */
enum InputFormat {
  /** RFC 4180 with a header: quoted cells may have several lines. */
  CSV {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String column) throws NoColumnException {
      Dataset<String> files =
          spark
              .read()
              .format("binaryFile")
              .option(WITH_SUBFOLDERS, true)
              .load(path)
              .filter("length > 0")
              .select("path")
              .as(Encoders.STRING());
      if (files.isEmpty()) {
        throw new NoColumnException("no column \"" + column + "\": the input is empty");
      }
      SerializableConfiguration hadoop =
          new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
      FlatMapFunction<String, Row> rows = file -> CsvRows.open(file, hadoop.value(), column);
      return files.flatMap(rows, Encoders.row(schema()));
    }
  },

  /** A JSON object per line. */
  JSONL {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String column) {
      MapFunction<String, Row> row = line -> JsonRow.of(line, column);
      return spark
          .read()
          .option(WITH_SUBFOLDERS, true)
          .textFile(path)
          .filter("trim(value) != ''")
          .map(row, Encoders.row(schema()));
    }
  },

  /** Apache Parquet. */
  PARQUET {
    @Override
    Dataset<Row> read(SparkSession spark, String path, String column) throws NoColumnException {
      Dataset<Row> rows = spark.read().option(WITH_SUBFOLDERS, true).parquet(path);
      List<String> columns = List.of(rows.columns());
      if (!columns.contains(column)) {
        throw new NoColumnException(
            "no column \"" + column + "\", only " + String.join(", ", columns));
      }
      DataType type = rows.schema().apply(column).dataType();
      if (!type.equals(DataTypes.StringType)) {
        throw new NoColumnException(
            "column \"" + column + "\" is of type " + type.simpleString() + ", not string");
      }
      String quoted = "`" + column.replace("`", "``") + "`";
      return rows.select(col(quoted).as(TEXT), lit(null).cast(DataTypes.StringType).as(MALFORMED));
    }
  };

  /** The text, or null where the row has none. */
  static final String TEXT = "text";

  /** Not null where the row cannot be read. */
  static final String MALFORMED = "sentiment4j_malformed";

  private static final String WITH_SUBFOLDERS = "recursiveFileLookup";

  abstract Dataset<Row> read(SparkSession spark, String path, String column)
      throws NoColumnException;

  /** Returns the format by the ending of the file's name, or null if it does not tell. */
  static InputFormat byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst)$", "");
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(null);
  }

  private static StructType schema() {
    return new StructType().add(TEXT, DataTypes.StringType).add(MALFORMED, DataTypes.StringType);
  }

  /** Returns the row of a text, or of none. */
  static Row row(String text) {
    // What is not UTF-8 was read as this: another text, which nobody would ask for.
    return text != null && text.contains("\uFFFD") ? malformed() : RowFactory.create(text, null);
  }

  /** Returns a row that cannot be read. */
  static Row malformed() {
    return RowFactory.create(null, "malformed");
  }
}
