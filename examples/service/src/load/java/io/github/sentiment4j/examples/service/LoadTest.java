package io.github.sentiment4j.examples.service;

import static us.abstracta.jmeter.javadsl.JmeterDsl.htmlReporter;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.jsr223PostProcessor;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.jmeter.samplers.SampleResult;
import us.abstracta.jmeter.javadsl.core.TestPlanStats;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;
import us.abstracta.jmeter.javadsl.core.stats.TimeMetricSummary;

/** Users who all come within one second, each with one request to a running service. */
public final class LoadTest {

  private static final String ANSWERED = "answered";
  private static final String REFUSED = "refused";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private LoadTest() {}

  /**
   * Runs the test and prints what the users saw.
   *
   * @param args address of the service, number of users
   */
  public static void main(String[] args) throws IOException {
    String service = args[0];
    int users = Integer.parseInt(args[1]);

    TestPlanStats stats =
        testPlan(
                threadGroup()
                    .rampTo(users, Duration.ofSeconds(1))
                    .holdIterating(1)
                    .children(
                        httpSampler(ANSWERED, service + "/find-sentiment/")
                            .param("sentence", "The battery is great, but it broke after a week.")
                            .connectionTimeout(PATIENCE)
                            .responseTimeout(PATIENCE)
                            .children(jsr223PostProcessor(s -> tellRefusal(s.prev)))),
                htmlReporter("target/load"))
            .run();

    System.out.printf("%,d users within one second, %s%n", users, service);
    for (String outcome : List.of(ANSWERED, REFUSED)) {
      if (stats.labels().contains(outcome)) {
        print(outcome, stats.byLabel(outcome));
      }
    }
    System.out.printf(
        "lost %,d, in %.1f s%n",
        users - stats.overall().samplesCount(), stats.duration().toMillis() / 1000.0);
  }

  private static void tellRefusal(SampleResult result) {
    if (result.getResponseCode().equals("503")) {
      result.setSampleLabel(REFUSED);
      result.setSuccessful(true);
    }
  }

  private static void print(String outcome, StatsSummary summary) {
    TimeMetricSummary time = summary.sampleTime();
    System.out.printf(
        "%s %,d (errors %,d), %.0f/s, ms: p50 %,d, p90 %,d, p99 %,d, max %,d%n",
        outcome,
        summary.samplesCount(),
        summary.errorsCount(),
        summary.samples().perSecond(),
        time.median().toMillis(),
        time.perc90().toMillis(),
        time.perc99().toMillis(),
        time.max().toMillis());
  }
}
