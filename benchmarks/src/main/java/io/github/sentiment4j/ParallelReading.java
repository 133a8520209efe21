package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Reads many texts on all processors and shows on standard error how far it is. */
final class ParallelReading implements AutoCloseable {

  private static final int CHUNK = 512;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /** The answers to the texts in their order, from a function that answers lists. */
  <T> List<T> read(String task, List<String> texts, Function<List<String>, List<T>> reader)
      throws InterruptedException, ExecutionException {
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(texts.size())
            .setStyle(ProgressBarStyle.ASCII)
            .build()) {
      List<Future<List<T>>> chunks = new ArrayList<>();
      for (int start = 0; start < texts.size(); start += CHUNK) {
        List<String> chunk = texts.subList(start, Math.min(start + CHUNK, texts.size()));
        chunks.add(
            threads.submit(
                () -> {
                  List<T> answers = reader.apply(chunk);
                  bar.stepBy(chunk.size());
                  return answers;
                }));
      }
      List<T> answers = new ArrayList<>(texts.size());
      for (Future<List<T>> chunk : chunks) {
        answers.addAll(chunk.get());
      }
      return answers;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
