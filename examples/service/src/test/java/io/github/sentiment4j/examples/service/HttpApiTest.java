package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = {"sentiment.max-in-flight=1", "sentiment.server-id=a-1"})
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class HttpApiTest {

  private static final ScriptedClassifier SCRIPT = new ScriptedClassifier();
  private static final String HASH = "0123456789abcdef".repeat(4);

  @TestBean private SentimentClassifier classifier;
  @TestBean private ModelManifest manifest;
  @Autowired private MockMvcTester http;
  @Autowired private MeterRegistry meters;

  static SentimentClassifier classifier() {
    return SCRIPT;
  }

  static ModelManifest manifest() {
    Sentiment prior = new Sentiment(0.25f, 0.5f, 0.25f);
    return new ModelManifest("scripted", "3.1", 8, prior, Map.of("model.pt", HASH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/find-sentiment", "/find-sentiment/"})
  void sentenceIsAnsweredFromTheHighestScore(String path) {
    MvcTestResult answer = http.get().uri(path + "?sentence={text}", "I hate it").exchange();

    assertThat(answer)
        .hasStatusOk()
        .bodyText()
        .isEqualTo(
            """
            {"negative":"0.7000","neutral":"0.2000","positive":"0.1000","server id":"a-1"}""");
  }

  @Test
  void textsAreAnsweredInTheirOrder() {
    MvcTestResult answer = post("{\"texts\":[\"love\",\"hate\",\"\"]}");

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.results[*].label")
        .asArray()
        .containsExactly("POSITIVE", "NEGATIVE", "NEUTRAL");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.results[2]")
        .isEqualTo(
            Map.of(
                "label", "NEUTRAL",
                "confidence", 0.625,
                "negative", 0.25,
                "neutral", 0.625,
                "positive", 0.125));
  }

  @Test
  void passagesOfATextAreAnsweredInItsOrder() {
    MvcTestResult answer = post("/v1/passages", "{\"text\":\"love\\n hate\"}");

    assertThat(answer)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.passages[*].text")
        .asArray()
        .containsExactly("love\n", " hate");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.passages[1].sentiment")
        .isEqualTo(
            Map.of(
                "label", "NEGATIVE",
                "confidence", 0.7,
                "negative", 0.7,
                "neutral", 0.2,
                "positive", 0.1));
    assertThat(answer).bodyJson().extractingPath("$.model.version").isEqualTo("3.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"text\":null}", "{\"text\":[\"love\"]}"})
  void malformedRequestForPassagesIsABadRequest(String body) {
    assertProblem(post("/v1/passages", body), HttpStatus.BAD_REQUEST);
  }

  @Test
  void answerNamesTheModel() {
    assertThat(post("{\"texts\":[\"love\"]}"))
        .bodyJson()
        .extractingPath("$.model")
        .isEqualTo(Map.of("name", "scripted", "version", "3.1", "sha256", HASH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"texts\":[]}",
        "{\"texts\":\"love\"}",
        "{\"texts\":[\"love\"",
        "{\"texts\":[[\"love\"]]}",
        "{\"texts\":[\"love\"],\"text\":\"love\"}"
      })
  void malformedBodyIsABadRequest(String body) {
    assertProblem(post(body), HttpStatus.BAD_REQUEST);
  }

  @Test
  void moreThanAThousandTextsAreABadRequest() {
    assertProblem(post("{\"texts\":[\"\"" + ",\"\"".repeat(1000) + "]}"), HttpStatus.BAD_REQUEST);
  }

  @Test
  void invalidTextIsNamedByItsPosition() {
    MvcTestResult answer = post("{\"texts\":[\"love\",null]}");

    assertProblem(answer, HttpStatus.BAD_REQUEST);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0]")
        .isEqualTo(Map.of("member", "texts[1]", "detail", "must not be null"));
  }

  @Test
  void eachInvalidTextIsNamed() {
    MvcTestResult answer = post("{\"texts\":[null" + ",null".repeat(999) + "]}");

    assertProblem(answer, HttpStatus.BAD_REQUEST);
    assertThat(answer).bodyJson().extractingPath("$.errors").asArray().hasSize(1000);
  }

  @Test
  void ofTooManyTextsNoneIsLookedAt() {
    MvcTestResult answer = post("{\"texts\":[null" + ",null".repeat(50_000) + "]}");

    assertProblem(answer, HttpStatus.BAD_REQUEST);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors")
        .isEqualTo(List.of(Map.of("member", "texts", "detail", "size must be between 0 and 1000")));
  }

  @Test
  void missingSentenceIsABadRequest() {
    assertProblem(http.get().uri("/find-sentiment").exchange(), HttpStatus.BAD_REQUEST);
  }

  @Test
  void largeBodyIsRefused() {
    MvcTestResult answer = post("{\"texts\":[\"" + "x".repeat(256 * 1024) + "\"]}");

    assertProblem(answer, HttpStatus.CONTENT_TOO_LARGE);
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("A request may have 262144 bytes");
  }

  @Test
  void bodyOfUnknownSizeIsRefused() {
    MvcTestResult answer =
        http.post()
            .uri("/v1/sentiment")
            .contentType(APPLICATION_JSON)
            .header(HttpHeaders.TRANSFER_ENCODING, "chunked")
            .content("{\"texts\":[\"love\"]}")
            .exchange();

    assertProblem(answer, HttpStatus.LENGTH_REQUIRED);
  }

  @Test
  void otherMediaTypesAreRefused() {
    MvcTestResult answer =
        http.post()
            .uri("/v1/sentiment")
            .contentType(MediaType.TEXT_PLAIN)
            .content("love")
            .exchange();

    assertProblem(answer, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void overloadIsRefusedAtOnce() throws Exception {
    double refused = meters.get("sentiment.refused").counter().count();
    CompletableFuture<MvcTestResult> first =
        CompletableFuture.supplyAsync(() -> post("{\"texts\":[\"wait, love\"]}"));
    assertThat(SCRIPT.waiting.await(1, TimeUnit.MINUTES)).isTrue();

    MvcTestResult second = post("{\"texts\":[\"love\"]}");
    double inFlight = meters.get("sentiment.in.flight").gauge().value();
    SCRIPT.released.countDown();

    assertProblem(second, HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(second.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isIn("1", "2", "3");
    assertThat(first).succeedsWithin(Duration.ofMinutes(1));
    assertThat(first.join()).hasStatusOk();
    assertThat(inFlight).isEqualTo(1);
    assertThat(meters.get("sentiment.refused").counter().count()).isEqualTo(refused + 1);
  }

  @Test
  void failureOfTheEngineIsAnInternalErrorAndFreesItsPlace() {
    MvcTestResult failed = post("{\"texts\":[\"fail\"]}");
    MvcTestResult next = post("{\"texts\":[\"love\"]}");

    assertProblem(failed, HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(next).hasStatusOk();
  }

  @Test
  void nothingOfATextIsLogged(CapturedOutput output) {
    post("{\"texts\":[\"fail secret\"]}");
    post("{\"texts\":[\"secret\",null]}");
    post("{\"texts\":\"secret\"}");
    post("{\"texts\":[\"secret");
    http.get().uri("/find-sentiment?sentence=secret").exchange();
    http.get().uri("/find-sentiment?sentense=secret").exchange();

    assertThat(output).contains("The engine failed").doesNotContain("secret");
  }

  @Test
  void metersCountLabelsAndNameTheModel() {
    var positive =
        meters
            .get("sentiment.texts")
            .tags("label", "positive", "model_version", "3.1", "model_sha256", HASH)
            .counter();
    double before = positive.count();

    post("{\"texts\":[\"love\",\"love\",\"hate\"]}");

    assertThat(positive.count()).isEqualTo(before + 2);
    assertThat(meters.get("sentiment.latency").tag("model_sha256", HASH).timer().count())
        .isPositive();
  }

  @Test
  void openApiPageNamesAllWays() {
    MvcTestResult page = http.get().uri("/v3/api-docs").exchange();

    assertThat(page)
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.paths")
        .asMap()
        .containsKeys("/v1/sentiment", "/v1/passages", "/find-sentiment");
    assertThat(http.get().uri("/swagger-ui/index.html").exchange()).hasStatusOk();
  }

  @ParameterizedTest
  @CsvSource({"get, 200 400 503", "post, 200 400 411 413 415 503"})
  void openApiPageNamesTheAnswersOfEachOperation(String method, String codes) {
    MvcTestResult page = http.get().uri("/v3/api-docs").exchange();

    assertThat(page)
        .bodyJson()
        .extractingPath("$.paths[*]." + method + ".responses")
        .asArray()
        .isNotEmpty()
        .allSatisfy(
            responses ->
                assertThat(responses)
                    .asInstanceOf(MAP)
                    .containsOnlyKeys(List.of(codes.split(" ")))
                    .extractingByKey("503", MAP)
                    .extractingByKey("headers", MAP)
                    .containsKey("Retry-After"));
  }

  private MvcTestResult post(String body) {
    return post("/v1/sentiment", body);
  }

  private MvcTestResult post(String path, String body) {
    return http.post().uri(path).contentType(APPLICATION_JSON).content(body).exchange();
  }

  private static void assertProblem(MvcTestResult answer, HttpStatus status) {
    assertThat(answer)
        .hasStatus(status)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("$.status")
        .isEqualTo(status.value());
  }
}
