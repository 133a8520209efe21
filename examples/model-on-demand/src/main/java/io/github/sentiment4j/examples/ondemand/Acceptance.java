package io.github.sentiment4j.examples.ondemand;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.sentiment4j.InferenceException;
import io.github.sentiment4j.ModelLoadException;
import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The checks between a version and its first caller: digests, golden answers, and how many of the
 * labelled texts it gets right.
 *
 * @param minAccuracy share of the labelled texts that must be answered with their label, in [0, 1]
 */
record Acceptance(double minAccuracy) {

  /** What the library's own tests grant: other x86 processors round differently, by up to 0.039. */
  private static final float TOLERANCE = 0.05f;

  private static final JsonMapper JSON = new JsonMapper();

  private record GoldenAnswer(String text, float negative, float neutral, float positive) {
    GoldenAnswer {
      Objects.requireNonNull(text);
    }
  }

  private record LabelledText(String text, Sentiment.Label label) {
    LabelledText {
      Objects.requireNonNull(text);
      Objects.requireNonNull(label);
    }
  }

  Acceptance {
    if (!(minAccuracy >= 0 && minAccuracy <= 1)) {
      throw new IllegalArgumentException("Accuracy must be in [0, 1]: " + minAccuracy);
    }
  }

  /**
   * Loads a version and runs all checks, on this thread.
   *
   * @param files the version
   * @param labelled content of the repository's labelled texts
   * @throws RejectedVersionException if a check fails; nothing stays loaded
   */
  SentimentClassifier load(ModelFiles files, byte[] labelled) throws RejectedVersionException {
    try {
      checkFiles(files);
      List<GoldenAnswer> golden =
          parse(
              files.files().get(ModelRepository.GOLDEN),
              GoldenAnswer.class,
              ModelRepository.GOLDEN);
      List<LabelledText> sample = parse(labelled, LabelledText.class, ModelRepository.LABELLED);
      SentimentClassifier classifier = SentimentClassifier.create(files);
      try {
        checkGolden(classifier, golden);
        checkAccuracy(classifier, sample);
      } catch (Throwable e) {
        classifier.close();
        throw e;
      }
      return classifier;
    } catch (ModelLoadException | InferenceException e) {
      throw new RejectedVersionException(e.getMessage(), e);
    }
  }

  /** What the library does not check itself. */
  private static void checkFiles(ModelFiles files) throws RejectedVersionException {
    ModelManifest manifest = files.manifest();
    if (!manifest.version().equals(files.version())) {
      throw new RejectedVersionException("its manifest says version " + manifest.version());
    }
    byte[] golden = files.files().get(ModelRepository.GOLDEN);
    if (!Digest.of(golden).equals(manifest.sha256ByFile().get(ModelRepository.GOLDEN))) {
      throw new RejectedVersionException(
          "golden.jsonl does not have the SHA-256 that the manifest states");
    }
  }

  private static void checkGolden(SentimentClassifier classifier, List<GoldenAnswer> golden)
      throws RejectedVersionException {
    // One by one: a list would take all processors from the callers of the version in service.
    for (int i = 0; i < golden.size(); i++) {
      float distance = distance(classifier.predict(golden.get(i).text()), golden.get(i));
      if (!(distance <= TOLERANCE)) {
        throw new RejectedVersionException(
            String.format(
                Locale.ROOT,
                "golden answer %d is missed by %.3f, more than %.2f",
                i + 1,
                distance,
                TOLERANCE));
      }
    }
  }

  private static float distance(Sentiment answer, GoldenAnswer expected) {
    return Math.max(
        Math.abs(answer.negative() - expected.negative()),
        Math.max(
            Math.abs(answer.neutral() - expected.neutral()),
            Math.abs(answer.positive() - expected.positive())));
  }

  private void checkAccuracy(SentimentClassifier classifier, List<LabelledText> sample)
      throws RejectedVersionException {
    int right = 0;
    for (LabelledText labelled : sample) {
      if (classifier.predict(labelled.text()).label() == labelled.label()) {
        right++;
      }
    }
    if (right < minAccuracy * sample.size()) {
      throw new RejectedVersionException(
          String.format(
              Locale.ROOT,
              "%d of %d labelled texts are right, below the floor of %.0f %%",
              right,
              sample.size(),
              100 * minAccuracy));
    }
  }

  /** The parser's own messages would repeat what they found. */
  private static <T> List<T> parse(byte[] content, Class<T> row, String file)
      throws RejectedVersionException {
    List<T> rows = new ArrayList<>();
    try (MappingIterator<T> values = JSON.readerFor(row).readValues(content)) {
      while (values.hasNextValue()) {
        rows.add(values.nextValue());
      }
    } catch (IOException e) {
      throw new RejectedVersionException(file + " cannot be read at row " + (rows.size() + 1));
    }
    if (rows.isEmpty()) {
      throw new RejectedVersionException(file + " is empty");
    }
    return rows;
  }
}
