package io.github.sentiment4j.examples.ondemand;

import io.github.sentiment4j.InferenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers with the latest version that a repository has put in force and that passes its checks:
 * looks for one at an interval, loads it beside the one in service, and changes over. Polling works
 * on every file system and over HTTP.
 *
 * <p>Any number of threads may ask.
 */
final class ModelWatcher implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(ModelWatcher.class);

  private final VersionSearch search;
  private final Consumer<Status> listener;
  private final ModelInService service;
  private final ScheduledExecutorService timer =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "model-watcher");
            thread.setDaemon(true);
            return thread;
          },
          // What a failed call asks for while this is being closed.
          new ThreadPoolExecutor.DiscardPolicy());
  private volatile Status status;

  /** The last that the listener took, to tell it again what it could not take. */
  private Status told;

  private ModelWatcher(VersionSearch search, LoadedModel first, Consumer<Status> listener) {
    this.search = search;
    this.listener = listener;
    service = new ModelInService(first);
    entered(first);
  }

  /**
   * Loads a first version and starts to watch.
   *
   * @param interval time from the end of one look to the next
   * @param listener told of each change of the status, on the watcher's thread
   * @throws IllegalArgumentException if the interval is shorter than a millisecond
   * @throws IllegalStateException if no version can be put in service
   */
  static ModelWatcher start(
      ModelRepository repository,
      Acceptance acceptance,
      Duration interval,
      Consumer<Status> listener) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("interval is " + interval + ", not a millisecond");
    }
    VersionSearch search = new VersionSearch(repository, acceptance);
    LoadedModel first =
        search
            .otherThan("")
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No version of " + repository + " can answer: " + search.problems()));
    try {
      ModelWatcher watcher = new ModelWatcher(search, first, listener);
      watcher.timer.scheduleWithFixedDelay(
          watcher::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
      return watcher;
    } catch (RuntimeException e) {
      first.classifier().close();
      throw e;
    }
  }

  /**
   * Tells the sentiment of a text, and which version said so.
   *
   * @throws InferenceException if the engine fails; the version before then takes over
   */
  Answer predict(String text) {
    return service.ask(
        model -> {
          try {
            return new Answer(model.version(), model.classifier().predict(text));
          } catch (InferenceException e) {
            timer.execute(() -> failed(model, e));
            throw e;
          }
        });
  }

  Status status() {
    return status;
  }

  private void look() {
    try {
      Optional<LoadedModel> next = search.otherThan(service.model().version());
      if (next.isPresent()) {
        service.replace(next.get());
        entered(next.get());
      } else {
        tell(status.version(), status.sha256(), status.since());
      }
    } catch (RuntimeException | Error e) {
      // The timer would never run again.
      logger.error("Looking for a version failed; {} stays in service", status.version(), e);
    }
  }

  private void failed(LoadedModel model, InferenceException e) {
    if (model == service.model() && search.reject(model, "failed in a call: " + e.getMessage())) {
      look();
    }
  }

  private void entered(LoadedModel model) {
    logger.info("Version {} ({}) is in service", model.version(), model.sha256());
    tell(model.version(), model.sha256(), Instant.now().toString());
  }

  private void tell(String version, String sha256, String since) {
    status = new Status(version, sha256, since, Map.copyOf(search.problems()));
    if (!status.equals(told)) {
      listener.accept(status);
      told = status;
    }
  }

  /** Ends the watching, waits for calls in progress, and frees the model. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    service.close();
  }
}
