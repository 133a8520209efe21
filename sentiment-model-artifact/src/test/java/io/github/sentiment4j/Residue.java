package io.github.sentiment4j;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process holds: handles of the engine, threads, open files, files in the folder for
 * temporary files, resident memory. Where the operating system does not tell, 0.
 */
record Residue(
    int handles, int threads, long openFiles, long temporaryFiles, long residentKilobytes) {

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final Path STATUS = Path.of("/proc/self/status");

  static Residue now() throws IOException {
    return new Residue(
        engineHandles(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        entries(OPEN_FILES),
        entries(Path.of(System.getProperty("java.io.tmpdir"))),
        residentMemory());
  }

  /**
   * The handles alone, which nothing but classifiers changes: tensors, and networks, each of which
   * has a manager of its own, as this method has.
   */
  static int engineHandles() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDManager system = manager.getParentManager();
      String managers = system.toString().replaceAll("(?s).*Resource size: (\\d+).*", "$1");
      return system.getManagedArrays().size() + Integer.parseInt(managers) - 1;
    }
  }

  private static long entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long residentMemory() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
