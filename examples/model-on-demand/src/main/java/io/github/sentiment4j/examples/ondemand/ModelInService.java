package io.github.sentiment4j.examples.ondemand;

import java.util.function.Function;

/**
 * The model that answers, which another may replace while threads ask. No caller waits for a
 * replacement, and none meets a closed model.
 *
 * <p>Any number of threads may ask; one at a time may replace.
 */
final class ModelInService implements AutoCloseable {

  private volatile LoadedModel model;

  ModelInService(LoadedModel first) {
    model = first;
  }

  LoadedModel model() {
    return model;
  }

  /**
   * Asks the model in service.
   *
   * @throws IllegalStateException if this is closed
   */
  <T> T ask(Function<LoadedModel, T> question) {
    while (true) {
      LoadedModel asked = model;
      try {
        return question.apply(asked);
      } catch (IllegalStateException e) {
        // Replaced and closed before it was asked: a closed classifier refuses, then does nothing.
        if (asked == model) {
          throw e;
        }
      }
    }
  }

  /** Puts another model in service, then waits for the calls of the old one and frees it. */
  void replace(LoadedModel next) {
    LoadedModel old = model;
    model = next;
    old.classifier().close();
  }

  @Override
  public void close() {
    model.classifier().close();
  }
}
