package io.github.sentiment4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** How a classifier does on the CheckList sentiment suite, test by test. */
record Checklist(List<Test> tests) {

  static final int SEED = 20_261;

  /**
   * A test's result.
   *
   * @param cases those that its expectation speaks of
   * @param failed the share of these that failed
   * @param changed of all cases of an INV test the share in which any variant got another label, by
   *     however little; 0 for other types
   */
  record Test(
      String name, String type, String capability, int cases, double failed, double changed) {}

  /** The cases of one test, counted. */
  private static final class Tally {

    private int cases;
    private int leftOut;
    private int failed;
    private int changed;

    void add(ChecklistCase.Outcome outcome, List<Sentiment> answers) {
      cases++;
      leftOut += outcome == ChecklistCase.Outcome.LEFT_OUT ? 1 : 0;
      failed += outcome == ChecklistCase.Outcome.FAILED ? 1 : 0;
      changed += answers.stream().map(Sentiment::label).distinct().count() > 1 ? 1 : 0;
    }

    Test result(ChecklistCase any) {
      int counted = cases - leftOut;
      return new Test(
          any.test(),
          any.type(),
          any.capability(),
          counted,
          (double) failed / Math.max(1, counted),
          any.type().equals("INV") ? (double) changed / cases : 0);
    }
  }

  /**
   * The cases to ask: all of each MFT, and of each other test at most so many, drawn by a fixed
   * seed.
   *
   * @param most most cases of an INV or DIR test, each of which is up to 22 texts
   */
  static List<ChecklistCase> sample(List<ChecklistCase> cases, int most) {
    Map<String, List<ChecklistCase>> tests =
        cases.stream()
            .collect(
                Collectors.groupingBy(
                    ChecklistCase::test, LinkedHashMap::new, Collectors.toList()));
    List<ChecklistCase> chosen = new ArrayList<>();
    for (List<ChecklistCase> test : tests.values()) {
      if (test.get(0).type().equals("MFT") || test.size() <= most) {
        chosen.addAll(test);
      } else {
        List<ChecklistCase> shuffled = new ArrayList<>(test);
        Collections.shuffle(shuffled, new Random(SEED));
        chosen.addAll(shuffled.subList(0, most));
      }
    }
    return chosen;
  }

  /**
   * Judges answers.
   *
   * @param answers the answers to all texts of all cases, one after the other
   */
  static Checklist of(List<ChecklistCase> cases, List<Sentiment> answers) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    Map<String, ChecklistCase> examples = new LinkedHashMap<>();
    int start = 0;
    for (ChecklistCase one : cases) {
      List<Sentiment> own = answers.subList(start, start + one.texts().size());
      tallies.computeIfAbsent(one.test(), test -> new Tally()).add(one.judge(own), own);
      examples.putIfAbsent(one.test(), one);
      start += own.size();
    }
    return new Checklist(
        examples.values().stream().map(any -> tallies.get(any.test()).result(any)).toList());
  }

  /** Mean failure rate over the tests of a type. */
  double failed(String type) {
    return tests.stream()
        .filter(test -> test.type().equals(type))
        .mapToDouble(Test::failed)
        .average()
        .orElse(0);
  }
}
