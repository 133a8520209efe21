package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The versions that were put in force, the latest first: what the file {@code current} says. */
record History(List<String> versions) {

  /** Also a name of a folder, and of no other folder than its own. */
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

  static boolean isVersion(String name) {
    return VERSION.matcher(name).matches();
  }

  static History parse(byte[] content) throws IOException {
    List<String> versions = new String(content, StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < versions.size(); i++) {
      if (!isVersion(versions.get(i))) {
        throw new IOException("line " + (i + 1) + " is not a version");
      }
    }
    if (versions.isEmpty()) {
      throw new IOException("it names no version");
    }
    return new History(versions);
  }

  byte[] content() {
    return (String.join("\n", versions) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  String inForce() {
    return versions.get(0);
  }

  /** A version is listed once, where it was put in force last. */
  History with(String version) {
    return new History(
        Stream.concat(Stream.of(version), versions.stream().filter(other -> !other.equals(version)))
            .toList());
  }

  History withoutLatest() {
    return new History(versions.subList(1, versions.size()));
  }
}
