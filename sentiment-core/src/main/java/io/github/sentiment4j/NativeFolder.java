package io.github.sentiment4j;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder into which DJL unpacks the engine's native libraries.
 *
 * <p>DJL loads every file that it finds there, also one that another process is still writing or
 * that a killed process left half written. So one process at a time starts the engine, and removes
 * first what others did not finish.
 */
final class NativeFolder {

  private static final String LOCK = "sentiment4j.lock";

  /** DJL's temporary folders, and its temporary files in the folders beside them. */
  private static final String UNFINISHED = "(tmp\\d+|[^/\\\\]+[/\\\\]jni\\d+tmp)";

  private NativeFolder() {}

  static Path path() {
    return Utils.getEngineCacheDir("pytorch");
  }

  /** Starts something while no other process does so in this folder. */
  static <T> T alone(Supplier<T> start) {
    FileChannel lock = lock();
    try {
      return start.get();
    } finally {
      if (lock != null) {
        release(lock);
      }
    }
  }

  private static void release(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the lock; null if there cannot be one, as in a folder that nobody can write to. */
  private static @Nullable FileChannel lock() {
    try {
      Files.createDirectories(path());
      FileChannel channel =
          FileChannel.open(
              path().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        channel.lock();
        removeUnfinished();
        return channel;
      } catch (IOException | OverlappingFileLockException e) {
        channel.close();
        return null;
      }
    } catch (IOException e) {
      return null;
    }
  }

  private static void removeUnfinished() throws IOException {
    List<Path> unfinished;
    try (Stream<Path> paths = Files.walk(path(), 2)) {
      unfinished =
          paths.filter(file -> path().relativize(file).toString().matches(UNFINISHED)).toList();
    }
    for (Path file : unfinished) {
      Utils.deleteQuietly(file);
    }
  }
}
