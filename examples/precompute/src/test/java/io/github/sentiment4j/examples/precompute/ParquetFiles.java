package io.github.sentiment4j.examples.precompute;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Parquet files without Spark. */
final class ParquetFiles {

  private ParquetFiles() {}

  /** Writes rows of a text, which may be null, and a number. */
  static void write(java.nio.file.Path file, List<String> texts) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message row { optional binary text (UTF8); required int32 number; }");
    SimpleGroupFactory groups = new SimpleGroupFactory(schema);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new Path(file.toUri())).withType(schema).build()) {
      for (int i = 0; i < texts.size(); i++) {
        Group group = groups.newGroup().append("number", i);
        if (texts.get(i) != null) {
          group.append("text", texts.get(i));
        }
        writer.write(group);
      }
    }
  }

  /** Reads all files in a folder. */
  static List<StoredAnswer> answers(java.nio.file.Path folder) throws IOException {
    List<StoredAnswer> answers = new ArrayList<>();
    try (DirectoryStream<java.nio.file.Path> files =
        Files.newDirectoryStream(folder, "*.parquet")) {
      for (java.nio.file.Path file : files) {
        try (ParquetReader<Group> reader =
            ParquetReader.builder(new GroupReadSupport(), new Path(file.toUri())).build()) {
          for (Group group = reader.read(); group != null; group = reader.read()) {
            answers.add(answer(group));
          }
        }
      }
    }
    return answers;
  }

  private static StoredAnswer answer(Group group) {
    return new StoredAnswer(
        group.getString("text_hash", 0),
        group.getString("label", 0),
        group.getFloat("negative", 0),
        group.getFloat("neutral", 0),
        group.getFloat("positive", 0),
        group.getString("model_version", 0),
        group.getString("model_digest", 0));
  }
}
