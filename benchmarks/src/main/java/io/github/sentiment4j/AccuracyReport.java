package io.github.sentiment4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Measures the bundled model through the public API on labelled sets and prints the report that
 * stands in {@code docs/accuracy.md}.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.github.sentiment4j.AccuracyReport FOLDER</pre>
 *
 * The folder holds gzipped JSON Lines of {@code {"text": ..., "label": 0|1|2}}, 0 negative, 1
 * neutral, 2 positive. The file {@code sst3.jsonl.gz} is also measured as SST-2: without its middle
 * class.
 */
public final class AccuracyReport {

  private static final int LABELS = Sentiment.Label.values().length;
  private static final int CALIBRATION_BINS = 15;

  /** The answers to a set's texts, beside the right ones. */
  private record Answered(String name, String sha256, int[] labels, List<Sentiment> answers) {}

  private AccuracyReport() {}

  /**
   * Runs the program.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    List<Answered> sets = new ArrayList<>();
    try (SentimentClassifier classifier = SentimentClassifier.create();
        Stream<Path> files = Files.list(Path.of(args[0]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl.gz")).sorted().toList()) {
        sets.add(answer(file, classifier));
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    printSets(sets, out);
    printCalibration(sets, out);
    out.println("\n| file | SHA-256 |\n|---|---|");
    ModelManifest manifest = SentimentModel.onClassPath().manifest();
    out.printf(
        "| `model.pt` of %s %s | `%s` |%n", manifest.name(), manifest.version(), manifest.sha256());
    sets.forEach(set -> out.printf("| `%s.jsonl.gz` | `%s` |%n", set.name(), set.sha256()));
  }

  private static Answered answer(Path file, SentimentClassifier classifier) throws IOException {
    byte[] content = Files.readAllBytes(file);
    JsonMapper json = new JsonMapper();
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(content)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode row = json.readTree(line);
        texts.add(row.required("text").textValue());
        labels.add(row.required("label").intValue());
      }
    }
    String name = file.getFileName().toString().replace(".jsonl.gz", "");
    int[] right = labels.stream().mapToInt(Integer::intValue).toArray();
    return new Answered(name, sha256(content), right, classifier.predict(texts));
  }

  private static void printSets(List<Answered> sets, PrintStream out) {
    out.println("| test set | texts | accuracy | macro recall | macro F1 | calibration error |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (Answered set : sets) {
      int[][] confusion = new int[LABELS][LABELS];
      for (int i = 0; i < set.labels().length; i++) {
        confusion[set.labels()[i]][set.answers().get(i).label().ordinal()]++;
      }
      out.printf(
          Locale.ROOT,
          "| %s | %,d | %.1f | %.1f | %.1f | %.1f |%n",
          set.name(),
          set.labels().length,
          100 * accuracy(confusion),
          100 * macroRecall(confusion),
          100 * macroF1(confusion),
          100 * calibrationError(set));
      if (set.name().equals("sst3")) {
        printBinary(set, out);
      }
    }
  }

  private static void printBinary(Answered set, PrintStream out) {
    int polar = 0;
    int right = 0;
    for (int i = 0; i < set.labels().length; i++) {
      Sentiment answer = set.answers().get(i);
      if (set.labels()[i] != Sentiment.Label.NEUTRAL.ordinal()) {
        polar++;
        boolean positive = answer.positive() > answer.negative();
        right += positive == (set.labels()[i] == Sentiment.Label.POSITIVE.ordinal()) ? 1 : 0;
      }
    }
    out.printf(Locale.ROOT, "| sst2 | %,d | %.1f | | | |%n", polar, 100.0 * right / polar);
  }

  private static double accuracy(int[][] confusion) {
    int right = 0;
    int all = 0;
    for (int label = 0; label < LABELS; label++) {
      right += confusion[label][label];
      all += row(confusion, label);
    }
    return (double) right / all;
  }

  private static double macroRecall(int[][] confusion) {
    double sum = 0;
    for (int label = 0; label < LABELS; label++) {
      sum += (double) confusion[label][label] / Math.max(1, row(confusion, label));
    }
    return sum / LABELS;
  }

  private static double macroF1(int[][] confusion) {
    double sum = 0;
    for (int label = 0; label < LABELS; label++) {
      int both = row(confusion, label) + column(confusion, label);
      sum += 2.0 * confusion[label][label] / Math.max(1, both);
    }
    return sum / LABELS;
  }

  private static int row(int[][] confusion, int label) {
    return Arrays.stream(confusion[label]).sum();
  }

  private static int column(int[][] confusion, int label) {
    return Arrays.stream(confusion).mapToInt(row -> row[label]).sum();
  }

  /** Expected calibration error in equally wide bins (Guo et al. 2017, arXiv:1706.04599). */
  private static double calibrationError(Answered set) {
    double[] confidence = new double[CALIBRATION_BINS];
    int[] right = new int[CALIBRATION_BINS];
    for (int i = 0; i < set.labels().length; i++) {
      Sentiment answer = set.answers().get(i);
      int bin = Math.min((int) (answer.confidence() * CALIBRATION_BINS), CALIBRATION_BINS - 1);
      confidence[bin] += answer.confidence();
      right[bin] += answer.label().ordinal() == set.labels()[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < CALIBRATION_BINS; bin++) {
      error += Math.abs(confidence[bin] - right[bin]);
    }
    return error / set.labels().length;
  }

  private static void printCalibration(List<Answered> sets, PrintStream out) {
    int[] all = new int[10];
    int[] right = new int[10];
    for (Answered set : sets) {
      for (int i = 0; i < set.labels().length; i++) {
        Sentiment answer = set.answers().get(i);
        int tenth = Math.min((int) (answer.confidence() * 10), 9);
        all[tenth]++;
        right[tenth] += answer.label().ordinal() == set.labels()[i] ? 1 : 0;
      }
    }
    out.println("\n| confidence | answers | right |\n|---|---:|---:|");
    for (int tenth = 0; tenth < 10; tenth++) {
      if (all[tenth] > 0) {
        out.printf(
            Locale.ROOT,
            "| %.1f to %.1f | %,d | %.1f |%n",
            tenth / 10.0,
            (tenth + 1) / 10.0,
            all[tenth],
            100.0 * right[tenth] / all[tenth]);
      }
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
