package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link Soak} in a process of its own.
 *
 * <p>{@code -Dsentiment4j.soak} sets the seconds of traffic, {@code -Dsentiment4j.cycles} how often
 * a classifier is created. From an hour on, memory must not grow.
 */
class SoakIT {

  private static final int SECONDS = Integer.getInteger("sentiment4j.soak", 30);
  private static final int CYCLES = Integer.getInteger("sentiment4j.cycles", 12);
  private static final double MOST_GROWTH_PERCENT = 2;

  @Test
  void trafficAndCyclesLeaveNothingBehind(@TempDir Path temporary) throws Exception {
    String output =
        new JavaProcess(Soak.class, Integer.toString(SECONDS), Integer.toString(CYCLES))
            // The heap is whole from the start: what grows is native.
            .options("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-Djava.io.tmpdir=" + temporary)
            .output();

    assertThat(output).endsWith("failures 0\n");
    assertThat(numbers("left (-?\\d+) handles", output)).containsExactly(0.0, 0.0, 0.0);
    assertThat(numbers("(-?\\d+) temporary files", output)).containsExactly(0.0, 0.0);
    // The JVM itself starts a compiler thread or opens a file now and then.
    assertThat(numbers("(-?\\d+) threads", output)).hasSize(2).allMatch(left -> left <= 4);
    assertThat(numbers("(-?\\d+) open files", output)).hasSize(2).allMatch(left -> left <= 4);
    List<Double> growth = numbers("grew by (\\S+) %", output);
    assertThat(growth).hasSize(2);
    if (SECONDS >= 3600) {
      assertThat(growth).as(output).allMatch(percent -> percent <= MOST_GROWTH_PERCENT);
    }
  }

  private static List<Double> numbers(String pattern, String output) {
    return Pattern.compile(pattern)
        .matcher(output)
        .results()
        .map((MatchResult result) -> Double.valueOf(result.group(1)))
        .toList();
  }
}
