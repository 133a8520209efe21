package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Scores rows in their order, a chunk at a time, so that a file may be larger than memory. */
final class Scoring {

  private static final int CHUNK_ROWS = 512;
  private static final int CHUNK_BYTES = 1 << 20;

  private final Lines lines;
  private final Rows rows;
  private final SentimentClassifier classifier;
  private final Results results;
  private final Progress progress;
  private long scored;
  private long bad;

  Scoring(
      Lines lines, Rows rows, SentimentClassifier classifier, Results results, Progress progress) {
    this.lines = lines;
    this.rows = rows;
    this.classifier = classifier;
    this.results = results;
    this.progress = progress;
  }

  void run() throws IOException {
    List<Row> chunk = nextChunk();
    while (!chunk.isEmpty()) {
      List<Sentiment> sentiments = classifier.predict(chunk.stream().map(Row::text).toList());
      for (int i = 0; i < chunk.size(); i++) {
        write(chunk.get(i), sentiments.get(i));
      }
      results.flush();
      progress.read(lines.bytesRead());
      chunk = nextChunk();
    }
    results.flush();
  }

  long scored() {
    return scored;
  }

  long bad() {
    return bad;
  }

  private List<Row> nextChunk() throws IOException {
    List<Row> chunk = new ArrayList<>();
    long end = lines.bytesRead() + CHUNK_BYTES;
    do {
      try {
        Row row = rows.next();
        if (row == null) {
          return chunk;
        }
        chunk.add(row);
      } catch (BadRowException e) {
        report(e);
      }
      // Whoever types or pipes a line now and then gets its answer now, not with the chunk.
    } while (chunk.isEmpty()
        || chunk.size() < CHUNK_ROWS && lines.bytesRead() < end && lines.ready());
    return chunk;
  }

  private void write(Row row, Sentiment sentiment) throws IOException {
    try {
      results.write(row, sentiment);
      scored++;
    } catch (BadRowException e) {
      report(e);
    }
  }

  private void report(BadRowException e) {
    bad++;
    progress.println(e.getMessage());
  }
}
