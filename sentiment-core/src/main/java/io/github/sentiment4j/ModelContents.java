package io.github.sentiment4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model's files hold, compared with the manifest's digests. */
record ModelContents(Vocabulary vocabulary, Tokenizer tokenizer, ModelFile weights) {

  private static ModelContents read(SentimentModel model, ModelManifest manifest) {
    Vocabulary vocabulary =
        Vocabulary.parse(file(model, manifest, ModelManifest.VOCABULARY).bytes());
    return new ModelContents(
        vocabulary, new Tokenizer(vocabulary), file(model, manifest, ModelManifest.WEIGHTS));
  }

  /**
   * Reads a file and compares its digest with the manifest's, so that nothing altered reaches the
   * engine.
   */
  private static ModelFile file(SentimentModel model, ModelManifest manifest, String name) {
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

  /** Reads on a thread of its own. */
  static final class Reading {

    private final Thread thread;
    private @Nullable ModelContents contents;
    private @Nullable Throwable failure;

    Reading(SentimentModel model, ModelManifest manifest) {
      thread = new Thread(() -> run(model, manifest), "sentiment4j-reader");
      thread.setDaemon(true);
      thread.start();
    }

    private void run(SentimentModel model, ModelManifest manifest) {
      try {
        contents = read(model, manifest);
      } catch (Throwable e) {
        failure = e;
      }
    }

    /** Waits until all is read, whether or not the thread is interrupted, which it stays. */
    ModelContents await() {
      Scheduler.awaitEnd(thread);
      if (failure instanceof ModelLoadException) {
        // Who reads it looks for the place where the host made the classifier.
        failure.fillInStackTrace();
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      return Objects.requireNonNull(contents);
    }
  }
}
