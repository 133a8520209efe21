package io.github.sentiment4j;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a model's files into a classifier that has answered once. */
final class ModelLoader {

  private static final Logger logger = LoggerFactory.getLogger(ModelLoader.class);

  private ModelLoader() {}

  static SentimentClassifier load(SentimentModel model, int maxConcurrency, int maxBatchTokens) {
    StackReserve.check();
    ModelManifest manifest = model.manifest();
    Vocabulary vocabulary =
        Vocabulary.parse(read(model, manifest, ModelManifest.VOCABULARY).bytes());
    Tokenizer tokenizer = new Tokenizer(vocabulary);
    Scorer scorer =
        TorchScriptScorer.load(
            read(model, manifest, ModelManifest.WEIGHTS).open(),
            manifest,
            PyTorch.hasInt8Kernels());
    BoundedClassifier classifier;
    try {
      classifier =
          new BoundedClassifier(manifest, tokenizer, scorer, maxConcurrency, maxBatchTokens);
    } catch (Throwable e) {
      scorer.close();
      throw e;
    }
    try {
      // A file that loads may still fail when it runs: better here than at the host's first text.
      classifier.tryOut(vocabulary.size() - 1);
      logger.debug(
          "Loaded model {} {} ({}), int8 kernels: {}",
          manifest.name(),
          manifest.version(),
          manifest.sha256(),
          PyTorch.hasInt8Kernels());
      return classifier;
    } catch (InferenceException e) {
      classifier.close();
      throw new ModelLoadException(
          ModelManifest.WEIGHTS
              + " of "
              + model
              + " was loaded but cannot be run: "
              + e.getMessage(),
          e);
    } catch (Throwable e) {
      classifier.close();
      throw e;
    }
  }

  /**
   * Reads a file and compares its digest with the manifest's, so that nothing altered reaches the
   * engine.
   */
  private static ModelFile read(SentimentModel model, ModelManifest manifest, String name) {
    ModelFile file = ModelFile.read(model, name);
    String expected = manifest.sha256(name);
    String actual = file.sha256();
    if (!actual.equals(expected)) {
      throw new ModelLoadException(
          name
              + " of "
              + model
              + " is damaged or was altered: its SHA-256 is "
              + actual
              + ", the manifest states "
              + expected
              + ". Get the model again from its source");
    }
    return file;
  }
}
