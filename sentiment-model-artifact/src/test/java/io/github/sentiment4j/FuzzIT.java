package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer looks for strings that the tokenizer reads otherwise than Hugging Face's, or that {@code
 * predict} fails on, led by which code each of them reaches.
 *
 * <p>{@code -Dsentiment4j.fuzz} sets how many strings; {@code predict} gets a fortieth of them.
 */
class FuzzIT {

  private static final int TEXTS = Integer.getInteger("sentiment4j.fuzz", 2_000);
  private static final int SEED = Integer.getInteger("sentiment4j.seed", 20261);

  @TempDir private Path folder;

  @Test
  void noStringIsReadOtherwiseThanByTheOriginal() throws Exception {
    assertNothingFound(TokenizerFuzz.class, TEXTS);
  }

  @Test
  void everyStringIsAnswered() throws Exception {
    assertNothingFound(PredictFuzz.class, TEXTS / 40);
  }

  private void assertNothingFound(Class<?> target, int texts) throws Exception {
    String output =
        new JavaProcess(
                Jazzer.class,
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.github.sentiment4j.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_len=2000",
                "-rss_limit_mb=0",
                "-timeout=120",
                "-seed=" + SEED,
                "-runs=" + texts)
            // The original's wrapper would call home, which Jazzer reports.
            .options("-Xmx512m", "-Dai.djl.offline=true")
            .output();

    assertThat(output).contains("Done " + texts + " runs in ");
  }
}
