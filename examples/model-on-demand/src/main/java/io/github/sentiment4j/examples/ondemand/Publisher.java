package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.SentimentModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts versions in force, in a repository that is a folder. What readers see changes in one step,
 * also if this is killed at any moment.
 */
final class Publisher {

  private static final String CARD = "MODEL_CARD.md";

  /** Begins the names of folders that are no version yet; no version's name begins so. */
  private static final String INCOMING = ".incoming-";

  private final Path folder;
  private final FolderRepository repository;

  Publisher(Path folder) {
    this.folder = folder;
    repository = new FolderRepository(folder);
  }

  /**
   * Copies a model into the repository, checks it as an application does, and puts it in force. A
   * version that is there already with the same files is put in force again.
   *
   * @param model folder with the model's files
   * @param golden its golden answers
   * @return the version
   * @throws RejectedVersionException if the model fails a check; nothing has changed then
   */
  String publish(Path model, Path golden, Acceptance acceptance)
      throws IOException, RejectedVersionException {
    String version = SentimentModel.directory(model).manifest().version();
    if (!History.isVersion(version)) {
      throw new RejectedVersionException("its manifest's version cannot be a folder's name");
    }
    Path versions = Files.createDirectories(folder.resolve(ModelRepository.VERSIONS));
    try (FileChannel channel = lockFile()) {
      channel.lock();
      for (Path leftover : children(versions, INCOMING)) {
        delete(leftover);
      }
      Path incoming = Files.createDirectory(versions.resolve(INCOMING + version));
      try {
        copy(model, golden, incoming);
        check(version, incoming, acceptance);
        keep(incoming, versions.resolve(version));
      } finally {
        delete(incoming);
      }
      write(
          Files.exists(folder.resolve(ModelRepository.CURRENT))
              ? repository.history().with(version)
              : new History(List.of(version)));
    }
    return version;
  }

  /**
   * Puts the version before in force.
   *
   * @return that version
   * @throws IllegalStateException if there is none
   */
  String rollBack() throws IOException {
    try (FileChannel channel = lockFile()) {
      channel.lock();
      History history = repository.history();
      if (history.versions().size() == 1) {
        throw new IllegalStateException(
            "There is no version before " + history.inForce() + " to go back to");
      }
      History before = history.withoutLatest();
      write(before);
      return before.inForce();
    }
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void copy(Path model, Path golden, Path target) throws IOException {
    for (String file : List.of("vocabulary.txt", "model.pt", CARD)) {
      Files.copy(model.resolve(file), target.resolve(file));
    }
    Files.copy(golden, target.resolve(ModelRepository.GOLDEN));
    String manifest = Files.readString(model.resolve(ModelRepository.MANIFEST));
    String digest = Digest.of(Files.readAllBytes(golden));
    Files.writeString(
        target.resolve(ModelRepository.MANIFEST),
        manifest.stripTrailing() + "\nsha256." + ModelRepository.GOLDEN + "=" + digest + "\n");
  }

  private void check(String version, Path incoming, Acceptance acceptance)
      throws IOException, RejectedVersionException {
    ModelManifest manifest = SentimentModel.directory(incoming).manifest();
    String card = Digest.of(Files.readAllBytes(incoming.resolve(CARD)));
    if (!card.equals(manifest.sha256ByFile().get(CARD))) {
      throw new RejectedVersionException(
          CARD + " does not have the SHA-256 that the manifest states");
    }
    Map<String, byte[]> files = repository.fetch(incoming.getFileName().toString()).files();
    byte[] labelled = repository.read(ModelRepository.LABELLED);
    acceptance.load(new ModelFiles(version, files), labelled).close();
  }

  private static void keep(Path incoming, Path version)
      throws IOException, RejectedVersionException {
    if (!Files.exists(version)) {
      Files.move(incoming, version, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    for (Path file : children(incoming, "")) {
      Path there = version.resolve(file.getFileName());
      if (!Files.exists(there) || Files.mismatch(file, there) >= 0) {
        throw new RejectedVersionException(
            "this version is there already with another "
                + file.getFileName()
                + ": give the model a new version");
      }
    }
  }

  private void write(History history) throws IOException {
    Path next = folder.resolve(".current");
    Files.write(next, history.content());
    Files.move(next, folder.resolve(ModelRepository.CURRENT), StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> children(Path folder, String prefix) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : children(folder, "")) {
        Files.delete(file);
      }
      Files.delete(folder);
    }
  }
}
