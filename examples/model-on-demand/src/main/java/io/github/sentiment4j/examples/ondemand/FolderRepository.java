package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A repository in a folder, be it local or mounted. */
record FolderRepository(Path folder) implements ModelRepository {

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }

  @Override
  public String state(String path) throws IOException {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
      return file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
    } catch (NoSuchFileException e) {
      return "absent";
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
