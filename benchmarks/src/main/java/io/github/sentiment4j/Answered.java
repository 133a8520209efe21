package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A classifier's answers to texts, beside the labels that people gave them. */
record Answered(
    String name, List<String> texts, List<Sentiment.Label> labels, List<Sentiment> answers) {

  /** The rows of several sets as one. */
  static Answered together(String name, List<Answered> sets) {
    List<String> texts = new ArrayList<>();
    List<Sentiment.Label> labels = new ArrayList<>();
    List<Sentiment> answers = new ArrayList<>();
    for (Answered set : sets) {
      texts.addAll(set.texts);
      labels.addAll(set.labels);
      answers.addAll(set.answers);
    }
    return new Answered(name, texts, labels, answers);
  }

  /** Those of the rows whose index the condition accepts. */
  Answered where(String name, IntPredicate condition) {
    int[] kept = IntStream.range(0, labels.size()).filter(condition).toArray();
    return new Answered(
        name,
        IntStream.of(kept).mapToObj(texts::get).toList(),
        IntStream.of(kept).mapToObj(labels::get).toList(),
        IntStream.of(kept).mapToObj(answers::get).toList());
  }

  /** Some of the rows, drawn by a seed; all, if there are no more. */
  Answered sample(int most, long seed) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
    Collections.shuffle(rows, new Random(seed));
    return where(name, Set.copyOf(rows.subList(0, Math.min(most, rows.size())))::contains);
  }

  boolean right(int row) {
    return answers.get(row).label() == labels.get(row);
  }

  List<Sentiment.Label> answeredLabels() {
    return answers.stream().map(Sentiment::label).toList();
  }
}
