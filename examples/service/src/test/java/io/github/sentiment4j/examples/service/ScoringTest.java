package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

class ScoringTest {

  private static final List<String> SHORT = List.of("I love it");

  private final ScriptedClassifier classifier = new ScriptedClassifier();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final Scoring scoring =
      new Scoring(
          classifier,
          HttpApiTest.manifest(),
          new ServiceSettings("a-1", 10, DataSize.ofKilobytes(256), Duration.ofSeconds(1)),
          meters);

  @ParameterizedTest
  @CsvSource({"1, 4, 1", "1, 2000, 1", "1, 2001, 2", "100, 4, 1", "101, 4, 2", "2, 250000, 10"})
  void placesFollowTheAmountOfText(int texts, int characters, int places) throws Exception {
    CompletableFuture<?> request = waiting(texts, characters);

    assertThat(placesTaken()).isEqualTo(places);
    classifier.released.countDown();
    assertThat(request).succeedsWithin(Duration.ofMinutes(1));
    assertThat(placesTaken()).isZero();
  }

  @Test
  void longRequestLeavesThePlacesItDoesNotTake() throws Exception {
    CompletableFuture<?> request = waiting(1, 9 * 2000);

    assertThatThrownBy(() -> scoring.score(List.of("x".repeat(2001))))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refusal ->
                assertThat(refusal.getBody().getDetail())
                    .isEqualTo("Of 10 places, the 2 that this request needs are not free"));
    assertThat(scoring.score(SHORT)).hasSize(1);

    classifier.released.countDown();
    assertThat(request).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void refusedClientsAreToldDifferentTimes() throws Exception {
    CompletableFuture<?> request = waiting(1, 10 * 2000);
    Set<String> told = new TreeSet<>();

    for (int client = 0; client < 1000; client++) {
      assertThatThrownBy(() -> scoring.score(SHORT))
          .isInstanceOfSatisfying(
              ErrorResponseException.class,
              refusal -> told.add(refusal.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)));
    }
    classifier.released.countDown();

    assertThat(told).containsExactly("1", "2", "3");
    assertThat(request).succeedsWithin(Duration.ofMinutes(1));
  }

  /** Equal texts, of which the first one waits. */
  private CompletableFuture<?> waiting(int texts, int characters) throws InterruptedException {
    List<String> request = Collections.nCopies(texts, "wait" + "x".repeat(characters - 4));
    CompletableFuture<?> answer = CompletableFuture.supplyAsync(() -> scoring.score(request));
    assertThat(classifier.waiting.await(1, TimeUnit.MINUTES)).isTrue();
    return answer;
  }

  private double placesTaken() {
    return meters.get("sentiment.in.flight").gauge().value();
  }
}
