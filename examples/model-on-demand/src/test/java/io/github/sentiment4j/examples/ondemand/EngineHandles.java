package io.github.sentiment4j.examples.ondemand;

import ai.djl.ndarray.NDManager;

/** What classifiers hold in the engine: tensors, and networks, each of which has a manager. */
final class EngineHandles {

  private EngineHandles() {}

  static int count() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDManager system = manager.getParentManager();
      String managers = system.toString().replaceAll("(?s).*Resource size: (\\d+).*", "$1");
      return system.getManagedArrays().size() + Integer.parseInt(managers) - 1;
    }
  }
}
