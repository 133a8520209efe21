package io.github.sentiment4j;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a model's files into a classifier that has answered once. */
final class ModelLoader {

  private static final Logger logger = LoggerFactory.getLogger(ModelLoader.class);

  private ModelLoader() {}

  static SentimentClassifier load(SentimentModel model, int maxConcurrency, int maxBatchTokens) {
    ModelManifest manifest = model.manifest();
    Vocabulary vocabulary = Vocabulary.parse(read(model, manifest, ModelManifest.VOCABULARY));
    byte[] weights = read(model, manifest, ModelManifest.WEIGHTS);
    Scorer scorer = TorchScriptScorer.load(weights, manifest, PyTorch.hasInt8Kernels());
    try {
      BoundedClassifier classifier =
          new BoundedClassifier(
              manifest, new Tokenizer(vocabulary), scorer, maxConcurrency, maxBatchTokens);
      // A file that loads may still fail when it runs: better here than at the host's first text.
      classifier.tryOut(vocabulary.size() - 1);
      logger.debug(
          "Loaded model {} {} ({})", manifest.name(), manifest.version(), manifest.sha256());
      return classifier;
    } catch (InferenceException e) {
      scorer.close();
      throw new ModelLoadException(
          ModelManifest.WEIGHTS
              + " of "
              + model
              + " was loaded but cannot be run: "
              + e.getMessage(),
          e);
    } catch (Throwable e) {
      scorer.close();
      throw e;
    }
  }

  /**
   * Reads a file and compares its digest with the manifest's, so that nothing altered reaches the
   * engine.
   */
  private static byte[] read(SentimentModel model, ModelManifest manifest, String file) {
    byte[] content = ModelManifest.content(model, file);
    String expected = manifest.sha256(file);
    String actual = sha256(content);
    if (!actual.equals(expected)) {
      throw new ModelLoadException(
          file
              + " of "
              + model
              + " is damaged or was altered: its SHA-256 is "
              + actual
              + ", the manifest states "
              + expected
              + ". Get the model again from its source");
    }
    return content;
  }

  /** The SHA-256 of a file's content, as 64 lower-case hexadecimal digits. */
  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
