package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks to the service as its users do: the jar with the real model, over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceJarIT {

  private static final int SLOW_TEXTS = 300;
  private static final String SLOW_REQUEST =
      texts("It arrived on Monday and I have not opened it yet. ".repeat(4), SLOW_TEXTS);

  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    service =
        RunningService.start(
            "--sentiment.max-in-flight=1", "--spring.lifecycle.timeout-per-shutdown-phase=60s");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void plainSentencesHaveTheLabelsOfAReader() throws Exception {
    HttpResponse<String> answer =
        service
            .post(
                "/v1/sentiment",
                """
                {"texts": ["I love it, best phone ever!",
                           "Terrible. It broke after a day.",
                           "The meeting is on Monday at ten."]}
                """)
            .get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .containsSubsequence("\"POSITIVE\"", "\"NEGATIVE\"", "\"NEUTRAL\"")
        .containsPattern("\"sha256\":\"[0-9a-f]{64}\"");
  }

  @Test
  void passagesOfALongTextAreThoseThatTheModelReads() throws Exception {
    String text =
        "The parcel was sent on Monday. ".repeat(20) + "It was horrible and I hate it. ".repeat(20);

    HttpResponse<String> answer =
        service.post("/v1/passages", "{\"text\": \"" + text + "\"}").get();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .containsSubsequence(
            "\"text\":\"The parcel", "\"NEUTRAL\"", "I hate it. \",", "\"NEGATIVE\"");
  }

  @Test
  void findSentimentRanksTheScores() throws Exception {
    HttpResponse<String> answer = service.get("/find-sentiment/?sentence=I%20love%20it");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .matches("\\{\"positive\":\"0\\.\\d{4}\",(\".*\":\"0\\.\\d{4}\",){2}\"server id\":\".+\"}");
  }

  @Test
  void livenessAndMetersAreTheOperatorsAlone() throws Exception {
    assertThat(service.getManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(404);
    assertThat(service.get("/actuator/prometheus").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "livenessProbe", "readinessProbe"})
  void probesOfTheManifestAreAnswered(String probe) throws Exception {
    JsonObject asked = KubernetesManifestsTest.httpGet(probe);
    String path = asked.get("path").getAsString();

    HttpResponse<String> answer =
        asked.get("port").getAsString().equals("http")
            ? service.get(path)
            : service.getManagement(path);

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void prometheusReadsTheMeters() throws Exception {
    String path = KubernetesManifestsTest.annotation("prometheus.io/path");

    String meters = service.getManagement(path).body();

    assertThat(meters)
        .containsPattern("sentiment_texts_total\\{label=\"positive\",model_sha256=\"[0-9a-f]{64}\"")
        .contains("sentiment_latency_seconds_bucket{", "sentiment_refused_total{");
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf%E9+secret", "100%+secret", "\"secret\"", "caf\u00e9secret"})
  void sentenceThatIsNotEncodedIsABadRequest(String sentence) throws Exception {
    String answer =
        service.firstLineAfter("GET /find-sentiment/?sentence=" + sentence + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void sentenceThatIsTooLongForAUrlIsABadRequest() throws Exception {
    String sentence = "secret".repeat(4000);

    String answer =
        service.firstLineAfter("GET /find-sentiment/?sentence=" + sentence + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, multipart/form-data; boundary=x",
    "PUT, application/x-www-form-urlencoded",
    "PATCH, application/x-www-form-urlencoded",
    "DELETE, application/x-www-form-urlencoded"
  })
  void formIsRefusedUnread(String method, String type) throws Exception {
    String answer =
        service.firstLineAfter(
            method + " / HTTP/1.1", "Content-Type: " + type, "Content-Length: 1000000000");

    assertThat(answer).startsWith("HTTP/1.1 405");
  }

  @Test
  void bodyThatDoesNotComeIsNotWaitedFor() {
    String answer =
        assertTimeoutPreemptively(
            Duration.ofSeconds(15),
            () ->
                service.firstLineAfter(
                    "POST /v1/sentiment HTTP/1.1",
                    "Content-Type: application/json",
                    "Content-Length: 100"));

    assertThat(answer).startsWith("HTTP/1.1 408");
  }

  @Test
  void overloadIsRefusedWhileTheFirstIsAnswered() throws Exception {
    CompletableFuture<HttpResponse<String>> first = service.post("/v1/sentiment", SLOW_REQUEST);
    awaitRequestInFlight();

    HttpResponse<String> second = service.get("/find-sentiment/?sentence=I%20love%20it");

    assertThat(first).isNotDone();
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After").orElseThrow()).isIn("1", "2", "3");
    assertThat(second.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertAllAnswered(first);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void shutdownWaitsForTheRequestInFlight() throws Exception {
    CompletableFuture<HttpResponse<String>> last = service.post("/v1/sentiment", SLOW_REQUEST);
    awaitRequestInFlight();

    service.terminate();

    assertAllAnswered(last);
    assertThat(service.exitCode()).isEqualTo(128 + 15);
    assertThat(service.log())
        .contains("Graceful shutdown complete")
        .doesNotContain("Monday", "secret");
  }

  private static void awaitRequestInFlight() {
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                service
                    .getManagement("/actuator/prometheus")
                    .body()
                    .lines()
                    .anyMatch(line -> line.matches("sentiment_in_flight\\{.*} 1\\.0")));
  }

  private static void assertAllAnswered(CompletableFuture<HttpResponse<String>> request) {
    assertThat(request).succeedsWithin(Duration.ofMinutes(1));
    assertThat(request.join().statusCode()).isEqualTo(200);
    assertThat(request.join().body().split("\"label\":")).hasSize(SLOW_TEXTS + 1);
  }

  private static String texts(String text, int times) {
    return "{\"texts\":[\"" + String.join("\",\"", Collections.nCopies(times, text)) + "\"]}";
  }
}
