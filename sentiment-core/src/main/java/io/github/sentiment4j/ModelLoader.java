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
    ModelContents contents = contents(model, manifest);
    Scorer scorer =
        TorchScriptScorer.load(contents.weights().open(), manifest, PyTorch.hasInt8Kernels());
    BoundedClassifier classifier;
    try {
      classifier =
          new BoundedClassifier(
              manifest, contents.tokenizer(), scorer, maxConcurrency, maxBatchTokens);
    } catch (Throwable e) {
      scorer.close();
      throw e;
    }
    try {
      // A file that loads may still fail when it runs: better here than at the host's first text.
      classifier.tryOut(contents.vocabulary().size() - 1);
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

  /** Reads the files while the engine starts, which takes about as long. */
  private static ModelContents contents(SentimentModel model, ModelManifest manifest) {
    ModelContents.Reading reading = new ModelContents.Reading(model, manifest);
    try {
      PyTorch.start();
    } catch (Throwable e) {
      // Of two failures, the model's is told.
      reading.await();
      throw e;
    }
    return reading.await();
  }
}
