package io.github.sentiment4j;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What classifiers leave behind in this process: handles of the engine, threads, open files. */
record Residue(int handles, int threads, long openFiles) {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  static Residue now() throws IOException {
    return new Residue(
        engineHandles(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        Files.isDirectory(OPEN_FILES) ? entries(OPEN_FILES) : 0);
  }

  /** The handles alone, which nothing but classifiers changes. */
  static int engineHandles() {
    try (NDManager manager = NDManager.newBaseManager()) {
      return manager.getParentManager().getManagedArrays().size();
    }
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
