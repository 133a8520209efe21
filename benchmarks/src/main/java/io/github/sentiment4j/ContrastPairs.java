package io.github.sentiment4j;

import java.util.stream.IntStream;

/**
 * Texts beside twins that were edited as little as possible to mean the opposite (Gardner et al.
 * 2020, arXiv:2004.02709), answered by the choice between negative and positive.
 *
 * @param original share of right answers to the originals
 * @param contrast share of right answers to their twins
 * @param consistency share of pairs with both right
 */
record ContrastPairs(int pairs, double original, double contrast, double consistency) {

  static ContrastPairs of(Answered originals, Answered contrasts) {
    int pairs = originals.labels().size();
    long both =
        IntStream.range(0, pairs)
            .filter(pair -> right(originals, pair) && right(contrasts, pair))
            .count();
    return new ContrastPairs(
        pairs,
        BinaryChoice.accuracy(originals),
        BinaryChoice.accuracy(contrasts),
        (double) both / pairs);
  }

  private static boolean right(Answered set, int row) {
    return BinaryChoice.right(set.answers().get(row), set.labels().get(row));
  }
}
