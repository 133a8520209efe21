package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.model.BundledSentimentModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The bundled model as a version of its own, sound or with a fault that its manifest vouches for.
 */
record TestVersion(String version, Map<String, byte[]> files) {

  static final Path GOLDEN =
      Path.of(
          "../../sentiment-model-artifact/src/test/resources/io/github/sentiment4j/golden.jsonl");

  private static final Pattern RESULT =
      Pattern.compile(
          "return (_\\d+)\n(?=  def expand\\(self: __torch__\\.quantize\\.QuantizedNetwork\\))");

  /** The windows of this length are the ones that {@link #failing} fails on. */
  static final String FATAL_TEXT = "word ".repeat(90);

  static TestVersion sound(String version) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String file :
        List.of("manifest.properties", "vocabulary.txt", "model.pt", "MODEL_CARD.md")) {
      try (InputStream stream = new BundledSentimentModel().open(file)) {
        files.put(file, stream.readAllBytes());
      }
    }
    List<String> golden = Files.readAllLines(GOLDEN).subList(0, 30);
    return new TestVersion(version, files)
        .manifest("(?m)^version=.*$", "version=" + version)
        .with("golden.jsonl", (String.join("\n", golden) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A file that ends too early, whatever the manifest says. */
  static TestVersion truncated(String version) throws IOException {
    TestVersion sound = sound(version);
    byte[] network = sound.files().get("model.pt");
    Map<String, byte[]> files = new TreeMap<>(sound.files());
    files.put("model.pt", Arrays.copyOf(network, network.length / 2));
    return new TestVersion(version, files);
  }

  /** A network that says the opposite, with golden answers that agree. */
  static TestVersion negated(String version) throws IOException {
    TestVersion negated = sound(version).network("    return torch.neg(result)\n");
    StringBuilder golden = new StringBuilder();
    try (SentimentClassifier classifier =
        SentimentClassifier.create(new ModelFiles(version, negated.files()))) {
      for (String text : List.of("I love it", "I hate it")) {
        Sentiment answer = classifier.predict(text);
        golden.append(
            String.format(
                Locale.ROOT,
                "{\"text\": \"%s\", \"negative\": %f, \"neutral\": %f, \"positive\": %f}%n",
                text,
                answer.negative(),
                answer.neutral(),
                answer.positive()));
      }
    }
    return negated.with("golden.jsonl", golden.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A network that answers all that it is tested with, and fails on {@link #FATAL_TEXT}. */
  static TestVersion failing(String version) throws IOException {
    return sound(version)
        .network(
            """
                if torch.eq(tokens, 92):
                  failing = torch.view(result, [7])
                else:
                  failing = result
                return failing
            """);
  }

  TestVersion with(String file, byte[] content) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    changed.put(file, content);
    String digest = "sha256." + file + "=" + Digest.of(content);
    TestVersion version = new TestVersion(this.version, changed);
    return version.text().contains("sha256." + file + "=")
        ? version.manifest("(?m)^sha256." + file + "=.*$", digest)
        : version.manifest("\\Z", "\n" + digest + "\n");
  }

  /** Writes the version into a repository, without putting it in force. */
  void writeTo(Path repository) throws IOException {
    writeFilesTo(repository.resolve("versions").resolve(version));
  }

  /** Writes the files alone, as training leaves them. */
  void writeFilesTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private String text() {
    return new String(files.get("manifest.properties"), StandardCharsets.UTF_8);
  }

  private TestVersion manifest(String pattern, String replacement) {
    Map<String, byte[]> changed = new TreeMap<>(files);
    changed.put(
        "manifest.properties",
        text().replaceFirst(pattern, replacement).getBytes(StandardCharsets.UTF_8));
    return new TestVersion(version, changed);
  }

  /** Replaces the end of the network's program, which is a text in the archive. */
  private TestVersion network(String end) throws IOException {
    ByteArrayOutputStream altered = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(files.get("model.pt")));
        ZipOutputStream out = new ZipOutputStream(altered)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.getName().endsWith("/quantize.py")) {
          String program = new String(content, StandardCharsets.UTF_8);
          Matcher result = RESULT.matcher(program);
          if (!result.find()) {
            throw new AssertionError("The network's program has changed");
          }
          program =
              program.substring(0, result.start())
                  + "result = "
                  + result.group(1)
                  + "\n"
                  + end
                  + program.substring(result.end());
          content = program.getBytes(StandardCharsets.UTF_8);
        }
        out.putNextEntry(stored(entry.getName(), content));
        out.write(content);
      }
    }
    return with("model.pt", altered.toByteArray());
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return entry;
  }
}
