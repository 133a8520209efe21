package io.github.sentiment4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything in the data folder that a classifier is asked, and what came of it. */
final class Examination {

  /** The set that is also measured without its middle class, as SST-2 is. */
  static final String SST = "sst3";

  /** The sets whose figures the documents name. */
  private static final List<String> REQUIRED =
      List.of(SST, "tweeteval", "dynasent_r1", "dynasent_r2");

  private static final Sentiment.Label[] LABELS = Sentiment.Label.values();

  private final ParallelReading reading;
  private final List<DataFile> tests = new ArrayList<>();
  private final DataFile originals;
  private final DataFile contrasts;
  private final DataFile checklist;
  private final List<ChecklistCase> cases;

  /**
   * Reads the data.
   *
   * @param data the folder of {@code test} and {@code robustness}
   * @param mostCases most cases of a CheckList test that is not an MFT
   */
  Examination(Path data, int mostCases, ParallelReading reading) throws IOException {
    this.reading = reading;
    Path folder = data.resolve("test");
    for (String set : REQUIRED) {
      Path file = folder.resolve(set + DataFile.ENDING);
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sets =
          files.filter(file -> file.toString().endsWith(DataFile.ENDING)).sorted().toList();
      for (Path file : sets) {
        tests.add(DataFile.read(file));
      }
    }
    Path robustness = data.resolve("robustness");
    originals = DataFile.read(robustness.resolve("imdb_contrast_test_original" + DataFile.ENDING));
    contrasts = DataFile.read(robustness.resolve("imdb_contrast_test_contrast" + DataFile.ENDING));
    checklist = DataFile.read(robustness.resolve("checklist" + DataFile.ENDING));
    cases = Checklist.sample(checklist.rows().stream().map(ChecklistCase::of).toList(), mostCases);
  }

  List<DataFile> files() {
    List<DataFile> files = new ArrayList<>(tests);
    files.addAll(List.of(checklist, originals, contrasts));
    return files;
  }

  List<Answered> tests(String who, Function<List<String>, List<Sentiment>> reader)
      throws InterruptedException, ExecutionException {
    List<Answered> answered = new ArrayList<>();
    for (DataFile test : tests) {
      answered.add(answer(who, test, reader));
    }
    return answered;
  }

  ContrastPairs contrastPairs(String who, Function<List<String>, List<Sentiment>> reader)
      throws InterruptedException, ExecutionException {
    return ContrastPairs.of(answer(who, originals, reader), answer(who, contrasts, reader));
  }

  /**
   * Asks the cases of the suite.
   *
   * @param types MFT, INV, DIR, or several
   */
  Checklist checklist(String who, Set<String> types, Function<List<String>, List<Sentiment>> reader)
      throws InterruptedException, ExecutionException {
    List<ChecklistCase> asked = cases.stream().filter(one -> types.contains(one.type())).toList();
    List<String> texts = asked.stream().flatMap(one -> one.texts().stream()).toList();
    return Checklist.of(asked, reading.read(who + ": " + checklist.name(), texts, reader));
  }

  private Answered answer(String who, DataFile file, Function<List<String>, List<Sentiment>> reader)
      throws InterruptedException, ExecutionException {
    List<String> texts = file.rows().stream().map(row -> row.required("text").textValue()).toList();
    List<Sentiment.Label> labels =
        file.rows().stream().map(row -> LABELS[row.required("label").intValue()]).toList();
    return new Answered(
        file.name().substring(file.name().indexOf('/') + 1),
        texts,
        labels,
        reading.read(who + ": " + file.name(), texts, reader));
  }
}
