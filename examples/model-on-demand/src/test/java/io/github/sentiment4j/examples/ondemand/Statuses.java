package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What a watcher tells, to wait for. */
final class Statuses implements Consumer<Status> {

  private final BlockingQueue<Status> told = new LinkedBlockingQueue<>();

  @Override
  public void accept(Status status) {
    told.add(status);
  }

  Status awaitVersion(String version) throws InterruptedException {
    return await(status -> status.version().equals(version));
  }

  /** Waits for a problem, and returns how it is told. */
  String awaitProblem(String name) throws InterruptedException {
    return await(status -> status.problems().containsKey(name)).problems().get(name);
  }

  Status await(Predicate<Status> expected) throws InterruptedException {
    while (true) {
      Status status = told.poll(60, TimeUnit.SECONDS);
      assertThat(status).as("the status that was waited for").isNotNull();
      if (expected.test(status)) {
        return status;
      }
    }
  }
}
