package io.github.sentiment4j.examples.service;

import io.github.sentiment4j.Sentiment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /find-sentiment}: one text in the URL, answered with its scores, the highest first.
 */
@RestController
class FindSentimentController {

  private record Score(String label, float probability) {}

  private final Scoring scoring;
  private final ServiceSettings settings;

  FindSentimentController(Scoring scoring, ServiceSettings settings) {
    this.scoring = scoring;
    this.settings = settings;
  }

  @GetMapping({"/find-sentiment", "/find-sentiment/"})
  @Operation(summary = "Tells the scores of a sentence, the highest first, and who answered")
  @ApiResponse(responseCode = "200", description = "The scores by label, and the server's id")
  Map<String, String> findSentiment(@RequestParam String sentence) {
    Sentiment sentiment = scoring.score(List.of(sentence)).get(0);

    Map<String, String> answer = new LinkedHashMap<>();
    Stream.of(
            new Score("negative", sentiment.negative()),
            new Score("neutral", sentiment.neutral()),
            new Score("positive", sentiment.positive()))
        .sorted((a, b) -> Float.compare(b.probability(), a.probability()))
        .forEach(score -> answer.put(score.label(), formatted(score.probability())));
    answer.put("server id", settings.serverId());
    return answer;
  }

  private static String formatted(float probability) {
    return String.format(Locale.ROOT, "%.4f", probability);
  }
}
