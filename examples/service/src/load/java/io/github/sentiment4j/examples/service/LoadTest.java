package io.github.sentiment4j.examples.service;

import static us.abstracta.jmeter.javadsl.JmeterDsl.htmlReporter;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCache;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCookies;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.jsr223PostProcessor;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadPause;
import static us.abstracta.jmeter.javadsl.JmeterDsl.whileController;

import io.github.sentiment4j.examples.service.Outcome.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jmeter.samplers.SampleResult;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import us.abstracta.jmeter.javadsl.core.DslTestPlan;
import us.abstracta.jmeter.javadsl.core.postprocessors.DslJsr223PostProcessor.PostProcessorVars;

/**
 * Users who all come within one second to a running service, each with one text. A refused user
 * goes away or, if retrying, waits as the service says and asks again until answered.
 */
public final class LoadTest {

  private static final int WARM_UP_USERS = 1000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern RETRY_AFTER = Pattern.compile("(?i)\\bretry-after: *(\\d+)");

  private final String service;
  private final int users;
  private final boolean retrying;
  private final Queue<Response> responses = new ConcurrentLinkedQueue<>();

  private LoadTest(String service, int users, boolean retrying) {
    this.service = service;
    this.users = users;
    this.retrying = retrying;
  }

  /**
   * Warms client and service up, then runs the test. Leaves the {@link Outcome} and JMeter's report
   * in a new folder. Exits with 1 if a user was lost or met with an error.
   *
   * @param args address of the service, number of users, {@code once} or {@code retrying}, folder
   */
  public static void main(String[] args) throws IOException {
    String service = args[0];
    int users = Integer.parseInt(args[1]);
    boolean retrying = args[2].equals("retrying");
    Path folder = Path.of(args[3]).toAbsolutePath();

    new LoadTest(service, Math.min(users, WARM_UP_USERS), true).plan().run();
    LoadTest test = new LoadTest(service, users, retrying);
    DslTestPlan plan = test.plan();
    plan.children(
        htmlReporter(folder.getParent().toString(), folder.getFileName().toString())
            .timeGraphsGranularity(Duration.ofSeconds(2)));
    plan.run();

    Outcome outcome = Outcome.of(users, retrying, test.responses);
    String json =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .writeValueAsString(outcome);
    Files.writeString(folder.resolve("outcome.json"), json + "\n");
    System.out.println(json);
    if (outcome.lost() + outcome.errors() > 0) {
      System.exit(1);
    }
  }

  private DslTestPlan plan() {
    return testPlan(
        httpCookies().disable(),
        httpCache().disable(),
        threadGroup()
            .rampTo(users, Duration.ofSeconds(1))
            .holdIterating(1)
            .children(
                // No lambda for the condition: JMeter would call it through Groovy.
                whileController(
                    "${again}",
                    httpSampler("answered", service + "/find-sentiment/")
                        .param("sentence", "The battery is great, but it broke after a week.")
                        .connectionTimeout(PATIENCE)
                        .responseTimeout(PATIENCE)
                        .children(jsr223PostProcessor(this::note)),
                    threadPause("${pause}"))));
  }

  private void note(PostProcessorVars user) {
    SampleResult result = user.prev;
    Response response =
        Response.of(
            user.ctx.getThreadNum(),
            result.getStartTime(),
            result.getEndTime(),
            result.getResponseCode(),
            result.getResponseDataAsString());
    responses.add(response);

    boolean again = retrying && response.isRefusal();
    user.vars.put("again", Boolean.toString(again));
    user.vars.put("pause", Long.toString(again ? pauseMillis(result) : 0));
    if (response.isRefusal()) {
      result.setSampleLabel("refused");
      result.setSuccessful(true);
    }
  }

  /** What the service asks for, and up to as long again, so that not all come back at once. */
  private static long pauseMillis(SampleResult refusal) {
    Matcher header = RETRY_AFTER.matcher(refusal.getResponseHeaders());
    long millis = 1000 * (header.find() ? Long.parseLong(header.group(1)) : 1);
    return millis + ThreadLocalRandom.current().nextLong(millis + 1);
  }
}
