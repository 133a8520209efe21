package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A repository in a folder that tests fill as they like. */
record TestRepository(Path folder) {

  static TestRepository in(Path folder) throws IOException {
    Files.copy(Path.of("labelled.jsonl"), folder.resolve("labelled.jsonl"));
    return new TestRepository(folder);
  }

  TestRepository put(TestVersion version) throws IOException {
    version.writeTo(folder);
    return this;
  }

  void inForce(String... versions) throws IOException {
    Path next = folder.resolve("next");
    Files.write(next, new History(List.of(versions)).content());
    Files.move(next, folder.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
  }
}
