package io.github.sentiment4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void onlyWindowsOfEqualLengthShareABatch() {
    assertThat(batches(100, 3, 5, 3, 4, 5, 3))
        .containsExactly(List.of(3, 3, 3), List.of(4), List.of(5, 5));
  }

  @Test
  void batchesKeepTheBudget() {
    assertThat(batches(10, 4, 4, 4, 4, 4))
        .containsExactly(List.of(4, 4), List.of(4, 4), List.of(4));
  }

  @Test
  void windowLargerThanTheBudgetGoesAlone() {
    assertThat(batches(3, 8, 8)).containsExactly(List.of(8), List.of(8));
  }

  @Test
  void longListIsHandedOnWhileItIsRead() {
    List<Integer> sizes = new ArrayList<>();
    Batches batches =
        new Batches(10, gathered -> gathered.forEach(batch -> sizes.add(batch.size())));

    IntStream.range(0, 20_000).forEach(text -> batches.add(text, new int[5]));

    assertThat(sizes).hasSizeGreaterThan(5_000).allMatch(size -> size <= 2);
  }

  private static List<List<Integer>> batches(int maxTokens, int... lengths) {
    List<List<Integer>> found = new ArrayList<>();
    Batches batches =
        new Batches(
            maxTokens,
            gathered ->
                gathered.forEach(
                    batch ->
                        found.add(batch.stream().map(window -> window.ids().length).toList())));
    for (int text = 0; text < lengths.length; text++) {
      batches.add(text, new int[lengths[text]]);
    }
    batches.flush();
    return found;
  }
}
