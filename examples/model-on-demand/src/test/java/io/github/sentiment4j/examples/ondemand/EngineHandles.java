package io.github.sentiment4j.examples.ondemand;

import ai.djl.ndarray.NDManager;

/** What classifiers hold in the engine. */
final class EngineHandles {

  private EngineHandles() {}

  static int count() {
    try (NDManager manager = NDManager.newBaseManager()) {
      return manager.getParentManager().getManagedArrays().size();
    }
  }
}
