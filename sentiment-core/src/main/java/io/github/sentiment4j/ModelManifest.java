package io.github.sentiment4j;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model says of itself, read from its {@code manifest.properties}: UTF-8, in the format of
 * {@link Properties}. The file also states data, seeds and figures, which only people read.
 *
 * @param name name of the model
 * @param version version of the model, independent of the library's
 * @param window number of tokens that the network reads at once, its two marker tokens included; at
 *     least 8, at most 4,096
 * @param prior answer to a text without anything to read: the shares of the labels in the data that
 *     the manifest names
 * @param sha256ByFile SHA-256 of every other file of the model as 64 lower-case hexadecimal digits,
 *     by file name
 */
public record ModelManifest(
    String name, String version, int window, Sentiment prior, Map<String, String> sha256ByFile) {

  static final String FILE = "manifest.properties";
  static final String VOCABULARY = "vocabulary.txt";
  static final String WEIGHTS = "model.pt";

  private static final int LEAST_WINDOW = 8;
  private static final int MOST_WINDOW = 4096;

  private static final String FORMAT = "1";
  private static final String DIGEST_KEY = "sha256.";
  private static final String LABELS =
      Stream.of(Sentiment.Label.values()).map(Enum::name).collect(Collectors.joining(","));

  /**
   * Checks the window, and copies the map.
   *
   * @param name name of the model
   * @param version version of the model
   * @param window number of tokens that the network reads at once
   * @param prior answer to a text without anything to read
   * @param sha256ByFile SHA-256 of every other file of the model
   * @throws IllegalArgumentException if the window is less than 8 or more than 4,096
   */
  public ModelManifest {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(prior, "prior");
    if (window < LEAST_WINDOW || window > MOST_WINDOW) {
      throw new IllegalArgumentException("window is " + window);
    }
    sha256ByFile = Map.copyOf(sha256ByFile);
  }

  /**
   * {@return the SHA-256 of the model's weights, as 64 lower-case hexadecimal digits}
   *
   * @throws ModelLoadException if the manifest does not state it
   */
  public String sha256() {
    return sha256(WEIGHTS);
  }

  String sha256(String file) {
    String digest = sha256ByFile.get(file);
    if (digest == null) {
      throw new ModelLoadException(
          FILE + " of model " + name + " does not state " + DIGEST_KEY + file);
    }
    return digest;
  }

  static ModelManifest read(SentimentModel model) {
    Properties properties = new Properties();
    String text = new String(ModelFile.read(model, FILE).bytes(), StandardCharsets.UTF_8);
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new ModelLoadException("Cannot read " + FILE + " of " + model + ": " + e, e);
    }
    return of(properties, model);
  }

  private static ModelManifest of(Properties properties, SentimentModel model) {
    String format = required(properties, "format", model);
    if (!format.equals(FORMAT)) {
      throw new ModelLoadException(
          FILE
              + " of "
              + model
              + " has format "
              + format
              + ", this version of sentiment4j reads format "
              + FORMAT
              + ": use a library and a model that belong together");
    }
    String labels = properties.getProperty("labels", LABELS);
    if (!labels.equals(LABELS)) {
      throw new ModelLoadException(
          FILE
              + " of "
              + model
              + " has the labels "
              + labels
              + ", scores are read as "
              + LABELS
              + ": export the network with its labels in this order");
    }
    try {
      int window = Integer.parseInt(required(properties, "window", model));
      String[] prior = required(properties, "prior", model).split(",", -1);
      if (prior.length != 3) {
        throw new IllegalArgumentException("prior has " + prior.length + " numbers");
      }
      return new ModelManifest(
          required(properties, "name", model),
          required(properties, "version", model),
          window,
          prior(Float.parseFloat(prior[0]), Float.parseFloat(prior[1]), Float.parseFloat(prior[2])),
          properties.stringPropertyNames().stream()
              .filter(key -> key.startsWith(DIGEST_KEY))
              .collect(
                  Collectors.toMap(
                      key -> key.substring(DIGEST_KEY.length()),
                      key -> required(properties, key, model).toLowerCase(Locale.ROOT))));
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(FILE + " of " + model + " is not valid: " + e.getMessage(), e);
    }
  }

  /** People round the shares they write down: probabilities sum to 1. */
  private static Sentiment prior(float negative, float neutral, float positive) {
    float sum = negative + neutral + positive;
    return new Sentiment(negative / sum, neutral / sum, positive / sum);
  }

  private static String required(Properties properties, String key, SentimentModel model) {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new ModelLoadException(FILE + " of " + model + " does not state " + key);
    }
    return value.strip();
  }
}
