package io.github.sentiment4j.examples.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Counts what is read from a repository. */
final class CountingRepository implements ModelRepository {

  private final ModelRepository repository;
  private final Map<String, Integer> reads = new ConcurrentHashMap<>();
  private final Semaphore looks = new Semaphore(0);

  CountingRepository(ModelRepository repository) {
    this.repository = repository;
  }

  @Override
  public byte[] read(String path) throws IOException {
    if (path.equals(CURRENT)) {
      looks.release();
    }
    reads.merge(path, 1, Integer::sum);
    return repository.read(path);
  }

  @Override
  public String state(String path) throws IOException {
    return repository.state(path);
  }

  int reads(String path) {
    return reads.getOrDefault(path, 0);
  }

  /** Waits until the pointer has been read so many times more. */
  void awaitLooks(int number) throws InterruptedException {
    looks.drainPermits();
    assertThat(looks.tryAcquire(number, 60, TimeUnit.SECONDS)).isTrue();
  }
}
