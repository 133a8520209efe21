package io.github.sentiment4j.examples.service;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Passage;
import io.github.sentiment4j.Sentiment;
import io.github.sentiment4j.SentimentClassifier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Scores a bounded amount of text at once, refuses the requests beyond it, and counts both. A
 * request takes one of the places for every {@value #CHARACTERS_PER_PLACE} characters begun.
 */
@Component
class Scoring {

  private static final int CHARACTERS_PER_PLACE = 2000;
  // The shortest text costs the engine as much as some characters of a long one.
  private static final int LEAST_CHARACTERS = 20;

  private final SentimentClassifier classifier;
  private final ServiceSettings settings;
  private final Semaphore places;
  private final Timer latency;
  private final Counter refused;
  private final Map<Sentiment.Label, Counter> texts = new EnumMap<>(Sentiment.Label.class);

  Scoring(
      SentimentClassifier classifier,
      ModelManifest manifest,
      ServiceSettings settings,
      MeterRegistry meters) {
    this.classifier = classifier;
    this.settings = settings;
    places = new Semaphore(settings.maxInFlight());
    Tags model = Tags.of("model_version", manifest.version(), "model_sha256", manifest.sha256());
    latency =
        Timer.builder("sentiment.latency")
            .description("Time to score a request, waiting for a processor included")
            .tags(model)
            .publishPercentileHistogram()
            .register(meters);
    refused =
        Counter.builder("sentiment.refused")
            .description("Requests refused because too few places were free")
            .tags(model)
            .register(meters);
    Gauge.builder("sentiment.in.flight", this, Scoring::inFlight)
        .description("Places taken by requests that are scored or wait for it")
        .tags(model)
        .register(meters);
    for (Sentiment.Label label : Sentiment.Label.values()) {
      Counter counter =
          Counter.builder("sentiment.texts")
              .description("Texts and passages scored")
              .tags(model.and("label", label.name().toLowerCase(Locale.ROOT)))
              .register(meters);
      texts.put(label, counter);
    }
  }

  /**
   * Scores the texts of one request.
   *
   * @throws ErrorResponseException with 503 and Retry-After, at once, if too few places are free
   */
  List<Sentiment> score(List<String> request) {
    return inPlaces(request, () -> count(classifier.predict(request), Function.identity()));
  }

  /**
   * Scores the passages of a text.
   *
   * @throws ErrorResponseException as {@link #score} does
   */
  List<Passage> passages(String text) {
    return inPlaces(
        List.of(text), () -> count(classifier.predictPassages(text), Passage::sentiment));
  }

  private <T> T inPlaces(List<String> request, Supplier<T> work) {
    int needed = placesFor(request);
    if (!places.tryAcquire(needed)) {
      refused.increment();
      throw overload(needed);
    }
    try {
      return latency.record(work);
    } finally {
      places.release(needed);
    }
  }

  private <T> List<T> count(List<T> scored, Function<T, Sentiment> sentiment) {
    scored.forEach(each -> texts.get(sentiment.apply(each).label()).increment());
    return scored;
  }

  /** All places are enough for any request. */
  private int placesFor(List<String> request) {
    long characters =
        request.stream().mapToLong(text -> Math.max(LEAST_CHARACTERS, text.length())).sum();
    return (int) Math.min(settings.maxInFlight(), 1 + (characters - 1) / CHARACTERS_PER_PLACE);
  }

  private int inFlight() {
    return settings.maxInFlight() - places.availablePermits();
  }

  private ErrorResponseException overload(int needed) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            SERVICE_UNAVAILABLE,
            "Of %d places, the %d that this request needs are not free"
                .formatted(settings.maxInFlight(), needed));
    ErrorResponseException overload =
        new ErrorResponseException(SERVICE_UNAVAILABLE, problem, null);
    overload.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds()));
    return overload;
  }

  /** Random: those who are refused together would otherwise come back together. */
  private long retryAfterSeconds() {
    long least = settings.retryAfter().toSeconds();
    return ThreadLocalRandom.current().nextLong(least, 3 * least + 1);
  }
}
