package io.github.sentiment4j.examples.commandline;

import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What standard error tells while rows are scored: messages and, if it is shown, a progress bar
 * below them.
 */
final class Progress implements AutoCloseable {

  private static final String CLEAR_LINE = "\r\u001B[K";
  private static final long MEBIBYTE = 1 << 20;

  private final PrintWriter err;
  private final ProgressBar bar;

  private Progress(PrintWriter err, ProgressBar bar) {
    this.err = err;
    this.bar = bar;
  }

  static Progress hidden(PrintWriter err) {
    return new Progress(err, null);
  }

  /**
   * Shows a progress bar.
   *
   * @param bytes size of the input, or -1 if not known
   */
  static Progress shown(PrintWriter err, int columns, long bytes) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Scoring")
            .setInitialMax(bytes)
            .setUnit(" MiB", MEBIBYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(
                new DelegatingProgressBarConsumer(
                    line -> {
                      err.print(CLEAR_LINE + line);
                      err.flush();
                    },
                    columns - 1))
            .build();
    return new Progress(err, bar);
  }

  void read(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  void println(String message) {
    err.println(bar == null ? message : CLEAR_LINE + message);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
