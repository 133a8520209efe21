package io.github.sentiment4j.examples.precompute;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.SentimentModel;
import picocli.CommandLine.IVersionProvider;

/** The version of the program and of its model. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    ModelManifest model = SentimentModel.onClassPath().manifest();
    return new String[] {
      "precompute " + Version.class.getPackage().getImplementationVersion(),
      "model " + model.name() + " " + model.version() + ", digest " + ModelDigest.of(model)
    };
  }
}
