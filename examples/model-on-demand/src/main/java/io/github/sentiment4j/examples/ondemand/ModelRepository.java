package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where versions of a model are published: a folder, or the same files over HTTP.
 *
 * <pre>
 * current                  the versions that were put in force, one a line, the latest first
 * labelled.jsonl           texts with the label that a careful reader gives them
 * versions/0.2.0/          manifest.properties, vocabulary.txt, model.pt, MODEL_CARD.md, golden.jsonl
 * </pre>
 */
interface ModelRepository {

  String CURRENT = "current";
  String LABELLED = "labelled.jsonl";
  String VERSIONS = "versions";

  String MANIFEST = "manifest.properties";
  String GOLDEN = "golden.jsonl";

  /** What an application needs of a version; the card beside them is for people. */
  List<String> FILES = List.of(MANIFEST, "vocabulary.txt", "model.pt", GOLDEN);

  /**
   * Reads a file whole.
   *
   * @throws NoSuchFileException if it is not there
   * @throws IOException if it cannot be read now; another time it may
   */
  byte[] read(String path) throws IOException;

  /** Returns something that changes when the file does; also for a file that is not there. */
  String state(String path) throws IOException;

  /** Reads which versions were put in force. */
  default History history() throws IOException {
    return History.parse(read(CURRENT));
  }

  /** Returns something that changes when what a version is or is measured with changes. */
  default String versionState(String version) throws IOException {
    StringBuilder states = new StringBuilder(state(LABELLED));
    for (String file : FILES) {
      states.append('\n').append(state(path(version, file)));
    }
    return states.toString();
  }

  /** Reads a version into memory, from where nothing can alter it any more. */
  default ModelFiles fetch(String version) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String file : FILES) {
      files.put(file, read(path(version, file)));
    }
    return new ModelFiles(version, files);
  }

  private static String path(String version, String file) {
    return VERSIONS + "/" + version + "/" + file;
  }

  /**
   * Opens a repository.
   *
   * @param location a folder, or an address that begins with http:// or https://
   */
  static ModelRepository at(String location) {
    return location.startsWith("http://") || location.startsWith("https://")
        ? new HttpRepository(URI.create(location.endsWith("/") ? location : location + "/"))
        : new FolderRepository(Path.of(location));
  }
}
