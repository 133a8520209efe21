package io.github.sentiment4j;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
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

  /** DJL's temporary files, beside the libraries, which it would take for libraries. */
  private static final String UNFINISHED_FILE = "[^/\\\\]+[/\\\\]jni\\d+tmp";

  /** DJL's temporary folders. */
  private static final String UNFINISHED_FOLDER = "tmp\\d+";

  /** So long a program that uses DJL without this library may take to unpack. */
  private static final Duration UNPACKING = Duration.ofHours(1);

  private NativeFolder() {}

  static Path path() {
    return Utils.getEngineCacheDir("pytorch");
  }

  /** Starts something while no other process does so in this folder. */
  static <T> T alone(Supplier<T> start) {
    FileChannel lock = lock();
    // An interrupt would close the files that are being unpacked.
    boolean interrupted = Thread.interrupted();
    try {
      if (lock != null) {
        removeUnfinished();
      }
      return start.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (lock != null) {
        release(lock);
      }
    }
  }

  /** Waits for the lock; null if there cannot be one, as in a folder that nobody can write to. */
  private static @Nullable FileChannel lock() {
    boolean interrupted = false;
    try {
      Files.createDirectories(path());
      while (true) {
        FileChannel channel =
            FileChannel.open(
                path().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
          channel.lock();
          return channel;
        } catch (FileLockInterruptionException e) {
          interrupted = Thread.interrupted();
          release(channel);
        } catch (IOException | OverlappingFileLockException e) {
          release(channel);
          return null;
        }
      }
    } catch (IOException e) {
      return null;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
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

  private static void removeUnfinished() {
    try (Stream<Path> paths = Files.walk(path(), 2)) {
      for (Path file : paths.filter(NativeFolder::isUnfinished).toList()) {
        Utils.deleteQuietly(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // What cannot be seen stays, and the engine tells whether it minds.
    }
  }

  private static boolean isUnfinished(Path file) {
    String name = path().relativize(file).toString();
    return name.matches(UNFINISHED_FILE) || (name.matches(UNFINISHED_FOLDER) && isOld(file));
  }

  private static boolean isOld(Path file) {
    try {
      Instant changed = Files.getLastModifiedTime(file).toInstant();
      return changed.isBefore(Instant.now().minus(UNPACKING));
    } catch (IOException e) {
      return false;
    }
  }
}
