package io.github.sentiment4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The files of a model: {@code manifest.properties}, {@code vocabulary.txt} and {@code model.pt}.
 *
 * <p>A model artifact implements this interface with one class, named in {@code
 * META-INF/services/io.github.sentiment4j.SentimentModel}. Only use models from a source you trust:
 * a TorchScript file is a program. The manifest states the SHA-256 of the other two, which is
 * checked while loading.
 */
@FunctionalInterface
public interface SentimentModel {

  /**
   * Opens one of the model's files: the manifest on the thread that builds a classifier, the others
   * on a thread of their own, while the engine starts. Interrupting the builder does not reach it.
   *
   * @param file a file name without folders
   * @return a stream, closed by the caller
   * @throws IOException if there is no such file or it cannot be opened
   */
  InputStream open(String file) throws IOException;

  /**
   * Reads what the model says of itself.
   *
   * @return the model's manifest
   * @throws ModelLoadException if the manifest is missing or not understood
   */
  default ModelManifest manifest() {
    return ModelManifest.read(this);
  }

  /**
   * Finds the one model on the class path, with the class loader of this library.
   *
   * @return the model
   * @throws ModelLoadException if there is none, or more than one
   */
  static SentimentModel onClassPath() {
    List<SentimentModel> found;
    try {
      found =
          ServiceLoader.load(SentimentModel.class, SentimentModel.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
    } catch (ServiceConfigurationError e) {
      throw new ModelLoadException(
          "A model on the class path cannot be used: " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new ModelLoadException(
          "No model on the class path: add io.github.sentiment4j:sentiment-model-artifact, or name a model folder with"
              + " SentimentModel.directory");
    }
    if (found.size() > 1) {
      List<String> names = found.stream().map(SentimentModel::toString).toList();
      throw new ModelLoadException(
          "Several models on the class path: keep one of "
              + String.join(" and ", names)
              + ", or pass the one to use to SentimentClassifier.create");
    }
    return found.get(0);
  }

  /**
   * A model that is released on its own: a folder with the same files as in a model artifact's jar.
   *
   * @param directory the folder; read when a classifier is built, not before
   * @return the model in that folder
   */
  static SentimentModel directory(Path directory) {
    return new DirectoryModel(directory);
  }
}
