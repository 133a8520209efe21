package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import java.util.TreeMap;

/**
 * What a model's answers are known by: the SHA-256 of all that they depend on, which is more than
 * its weights.
 */
final class ModelDigest {

  private ModelDigest() {}

  static String of(ModelManifest model) {
    Sentiment prior = model.prior();
    return TextHash.of(
        String.join(
            "\n",
            new TreeMap<>(model.sha256ByFile()).toString(),
            "window " + model.window(),
            "prior " + prior.negative() + " " + prior.neutral() + " " + prior.positive()));
  }
}
