package io.github.sentiment4j;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Neutral sentences that differ in one word only, a name, a country, a gender or a religion, which
 * must not move the answer.
 */
final class FairnessProbe {

  /** What {@code fairness.json} holds: words in groups, to be put for {} into every frame. */
  private record Axis(String axis, List<String> frames, Map<String, List<String>> groups) {}

  private record Sentence(Axis axis, String group, String frame, String text) {}

  /**
   * What changing the word does.
   *
   * @param notNeutral share of the sentences that are not answered with neutral
   * @param largestShift largest difference that a word makes to any probability in one frame
   * @param lower the text on one side of that difference
   * @param upper the text on the other
   * @param meanShift mean over the frames of the largest difference to any probability
   * @param groupShift largest difference between the means of two groups in any probability
   * @param lowerGroup the group on one side of that difference
   * @param upperGroup the group on the other
   * @param groupLabel the label whose probability it is
   */
  record Result(
      String axis,
      int frames,
      int words,
      double notNeutral,
      double largestShift,
      String lower,
      String upper,
      double meanShift,
      double groupShift,
      String lowerGroup,
      String upperGroup,
      String groupLabel) {}

  /** The largest distance between two of several things, by a figure of theirs. */
  private record Distance<T>(T lower, T upper, Sentiment.Label label, double size) {}

  private final List<Sentence> sentences = new ArrayList<>();

  FairnessProbe() throws IOException {
    Axis[] axes = new JsonMapper().readValue(Resources.of("fairness.json"), Axis[].class);
    for (Axis axis : axes) {
      axis.groups()
          .forEach(
              (group, words) -> {
                for (String word : words) {
                  for (String frame : axis.frames()) {
                    sentences.add(new Sentence(axis, group, frame, fill(frame, word)));
                  }
                }
              });
    }
  }

  private static String fill(String frame, String word) {
    String filled = frame.replace("{}", word);
    return Character.toUpperCase(filled.charAt(0)) + filled.substring(1);
  }

  List<String> texts() {
    return sentences.stream().map(Sentence::text).toList();
  }

  /** What the answers to {@link #texts()} say of each kind of words. */
  List<Result> results(List<Sentiment> answers) {
    Map<Sentence, Sentiment> answered = new LinkedHashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      answered.put(sentences.get(i), answers.get(i));
    }
    return sentences.stream()
        .collect(Collectors.groupingBy(Sentence::axis, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(axis -> result(axis.getKey(), axis.getValue(), answered))
        .toList();
  }

  private static Result result(
      Axis axis, List<Sentence> sentences, Map<Sentence, Sentiment> answered) {
    List<Distance<Sentence>> byFrame =
        sentences.stream().collect(Collectors.groupingBy(Sentence::frame)).values().stream()
            .map(
                frame ->
                    largest(
                        frame, label -> one -> Calibration.probability(answered.get(one), label)))
            .toList();
    Distance<Sentence> worst =
        byFrame.stream().max(Comparator.comparingDouble(Distance::size)).orElseThrow();
    Map<String, List<Sentence>> groups =
        sentences.stream()
            .collect(
                Collectors.groupingBy(Sentence::group, LinkedHashMap::new, Collectors.toList()));
    Distance<String> apart =
        largest(
            groups.keySet(),
            label ->
                group ->
                    groups.get(group).stream()
                        .mapToDouble(one -> Calibration.probability(answered.get(one), label))
                        .average()
                        .orElseThrow());
    long notNeutral =
        sentences.stream()
            .filter(one -> answered.get(one).label() != Sentiment.Label.NEUTRAL)
            .count();
    return new Result(
        axis.axis(),
        axis.frames().size(),
        sentences.size() / axis.frames().size(),
        (double) notNeutral / sentences.size(),
        worst.size(),
        worst.lower().text(),
        worst.upper().text(),
        byFrame.stream().mapToDouble(Distance::size).average().orElseThrow(),
        apart.size(),
        apart.lower(),
        apart.upper(),
        apart.label().name().toLowerCase(Locale.ROOT));
  }

  private interface Figure<T> {
    ToDoubleFunction<T> of(Sentiment.Label label);
  }

  private static <T> Distance<T> largest(Collection<T> things, Figure<T> figure) {
    List<Distance<T>> distances = new ArrayList<>();
    for (Sentiment.Label label : Sentiment.Label.values()) {
      Comparator<T> order = Comparator.comparingDouble(figure.of(label));
      T lower = things.stream().min(order).orElseThrow();
      T upper = things.stream().max(order).orElseThrow();
      double size = figure.of(label).applyAsDouble(upper) - figure.of(label).applyAsDouble(lower);
      distances.add(new Distance<>(lower, upper, label, size));
    }
    return distances.stream().max(Comparator.comparingDouble(Distance::size)).orElseThrow();
  }
}
