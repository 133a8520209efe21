package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.SentimentClassifier;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the latest version that was put in force and passes its checks. A version that failed is
 * not tried again until its files change.
 *
 * <p>Not thread-safe.
 */
final class VersionSearch {

  private static final Logger logger = LoggerFactory.getLogger(VersionSearch.class);

  /** State of a version that could not be read: it is tried again each time. */
  private static final String UNKNOWN = "";

  private record Problem(String message, String state) {}

  private final ModelRepository repository;
  private final Acceptance acceptance;
  private final Map<String, Problem> problems = new LinkedHashMap<>();
  private String inForce = "";

  VersionSearch(ModelRepository repository, Acceptance acceptance) {
    this.repository = repository;
    this.acceptance = acceptance;
  }

  /**
   * Loads the latest version that passes its checks.
   *
   * @param serving the version that answers now, or an empty string
   * @return nothing if that is the version that answers now, or if there is none
   */
  Optional<LoadedModel> otherThan(String serving) {
    History history;
    try {
      history = repository.history();
      problems.remove(ModelRepository.CURRENT);
    } catch (IOException e) {
      tell(ModelRepository.CURRENT, "cannot be read: " + reason(e), UNKNOWN);
      return Optional.empty();
    }
    inForce = history.inForce();
    problems.keySet().retainAll(history.versions());
    for (String version : history.versions()) {
      if (version.equals(serving) && !problems.containsKey(version)) {
        return Optional.empty();
      }
      Optional<LoadedModel> loaded = load(version);
      if (loaded.isPresent()) {
        return loaded;
      }
      boolean unread = problems.get(version).state().equals(UNKNOWN);
      if (!serving.isEmpty() && version.equals(inForce) && unread) {
        // It may be readable at the next look, and until then nothing older shall step in.
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<LoadedModel> load(String version) {
    String state = UNKNOWN;
    Problem known = problems.get(version);
    try {
      state = repository.versionState(version);
      if (known != null && known.state().equals(state)) {
        return Optional.empty();
      }
      ModelFiles files = repository.fetch(version);
      byte[] labelled = repository.read(ModelRepository.LABELLED);
      SentimentClassifier classifier = acceptance.load(files, labelled);
      problems.remove(version);
      return Optional.of(new LoadedModel(version, files.manifest().sha256(), state, classifier));
    } catch (RejectedVersionException | NoSuchFileException e) {
      tell(version, "rejected: " + reason(e), state);
    } catch (IOException e) {
      // A rejection outlives the trouble, or a version that fails in calls would come back.
      if (known == null || known.state().equals(UNKNOWN)) {
        tell(version, "cannot be read: " + reason(e), UNKNOWN);
      }
    } catch (RuntimeException | Error e) {
      // Such as a heap too small for two models: the version in service needs no more than it has.
      logger.error("{} cannot be loaded", version, e);
      tell(version, "cannot be loaded: " + e, state);
    }
    return Optional.empty();
  }

  /**
   * Rejects a version that failed in a call, if it is the one in force: the one that steps in for
   * it stays, or a text that no version can read would bring back ever older ones.
   *
   * @return whether it was rejected
   */
  boolean reject(LoadedModel model, String reason) {
    if (!model.version().equals(inForce)) {
      return false;
    }
    tell(model.version(), "rejected: " + reason, model.state());
    return true;
  }

  private void tell(String name, String message, String state) {
    Problem before = problems.put(name, new Problem(message, state));
    if (before == null || !before.message().equals(message)) {
      logger.warn("{} {}", name, message);
    }
  }

  /**
   * The exceptions of the file system often say no more than the file's name, some others nothing.
   */
  static String reason(Exception e) {
    if (e instanceof NoSuchFileException) {
      return e.getMessage() + " is not there";
    }
    boolean bare =
        e instanceof FileSystemException failure
            ? failure.getReason() == null
            : e.getMessage() == null;
    return bare ? e.toString() : e.getMessage();
  }

  Map<String, String> problems() {
    Map<String, String> messages = new LinkedHashMap<>();
    problems.forEach((name, problem) -> messages.put(name, problem.message()));
    return messages;
  }
}
