package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.ModelLoadException;
import io.github.sentiment4j.ModelManifest;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The version of the program, and the model that it would use. */
final class Version implements IVersionProvider {

  @Spec private CommandSpec spec;

  @Override
  public String[] getVersion() {
    String packaged = Version.class.getPackage().getImplementationVersion();
    return new String[] {"sentiment " + (packaged == null ? "(not packaged)" : packaged), model()};
  }

  private String model() {
    try {
      ModelManifest model = ((SentimentCommand) spec.userObject()).model().manifest();
      return "model " + model.name() + " " + model.version() + ", SHA-256 " + model.sha256();
    } catch (ModelLoadException e) {
      return "no model: " + e.getMessage();
    }
  }
}
