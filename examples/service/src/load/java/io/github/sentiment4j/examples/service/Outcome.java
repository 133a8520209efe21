package io.github.sentiment4j.examples.service;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * What the users of a load test saw.
 *
 * @param users who were to come; each was answered, refused, met with an error, or is lost
 * @param retrying whether refused users asked again
 * @param refused users who were refused and did not ask again
 * @param errors users whose last response was neither an answer nor a refusal
 * @param refusals responses that were refusals
 * @param cameWithinS seconds from the first user's first request to the last user's first
 * @param durationS seconds from the first request to the last response
 * @param answeredMs time from a user's first request to the answer
 * @param refusedMs time from a request to its refusal
 * @param answeredBy answers by the instance that gave them
 * @param processors of this machine
 */
record Outcome(
    int users,
    boolean retrying,
    long answered,
    long refused,
    long errors,
    long lost,
    long refusals,
    double cameWithinS,
    double durationS,
    double answeredPerS,
    Percentiles answeredMs,
    Percentiles refusedMs,
    Map<String, Long> answeredBy,
    int processors,
    String java) {

  private static final Pattern SERVER_ID = Pattern.compile("\"server id\":\"([^\"]+)\"");

  /**
   * A response to a user, or the error in place of it.
   *
   * @param start in milliseconds, as the end
   * @param code of HTTP, or JMeter's for an error
   */
  record Response(int user, long start, long end, String code, String instance) {

    static Response of(int user, long start, long end, String code, String body) {
      Matcher serverId = SERVER_ID.matcher(body);
      return new Response(user, start, end, code, serverId.find() ? serverId.group(1) : "");
    }

    boolean isAnswer() {
      return code.equals("200") && !instance.isEmpty();
    }

    boolean isRefusal() {
      return code.equals("503");
    }
  }

  /** Percentiles, by nearest rank; zeros if nothing was measured. */
  record Percentiles(long p50, long p90, long p99, long max) {

    static Percentiles of(LongStream values) {
      long[] sorted = values.sorted().toArray();
      return new Percentiles(at(sorted, 50), at(sorted, 90), at(sorted, 99), at(sorted, 100));
    }

    private static long at(long[] sorted, int percent) {
      return sorted.length == 0 ? 0 : sorted[(sorted.length * percent + 99) / 100 - 1];
    }
  }

  /** A user's first and last response. */
  private record Visit(Response first, Response last) {

    static Visit of(Collection<Response> responses) {
      Comparator<Response> byTime = Comparator.comparingLong(Response::start);
      return new Visit(
          responses.stream().min(byTime).orElseThrow(),
          responses.stream().max(byTime).orElseThrow());
    }
  }

  static Outcome of(int users, boolean retrying, Collection<Response> responses) {
    List<Visit> visits =
        responses.stream().collect(groupingBy(Response::user)).values().stream()
            .map(Visit::of)
            .toList();
    List<Visit> answers = visits.stream().filter(visit -> visit.last.isAnswer()).toList();
    long refused = visits.stream().filter(visit -> visit.last.isRefusal()).count();
    List<Response> refusals = responses.stream().filter(Response::isRefusal).toList();
    long start = responses.stream().mapToLong(Response::start).min().orElseThrow();
    long lastCame = visits.stream().mapToLong(visit -> visit.first.start).max().orElseThrow();
    double duration =
        (responses.stream().mapToLong(Response::end).max().orElseThrow() - start) / 1000.0;

    return new Outcome(
        users,
        retrying,
        answers.size(),
        refused,
        visits.size() - answers.size() - refused,
        users - visits.size(),
        refusals.size(),
        (lastCame - start) / 1000.0,
        duration,
        answers.size() / duration,
        Percentiles.of(answers.stream().mapToLong(visit -> visit.last.end - visit.first.start)),
        Percentiles.of(refusals.stream().mapToLong(refusal -> refusal.end - refusal.start)),
        answers.stream()
            .collect(groupingBy(visit -> visit.last.instance, TreeMap::new, counting())),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"));
  }
}
