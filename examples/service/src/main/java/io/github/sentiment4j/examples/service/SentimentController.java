package io.github.sentiment4j.examples.service;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.Sentiment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.GroupSequence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /v1/sentiment}: one or many texts at once. {@code POST /v1/passages}: a long text,
 * part by part.
 */
@RestController
class SentimentController {

  /**
   * The body of a request.
   *
   * @param texts English texts of any length; all together are limited by the size of the request
   */
  @GroupSequence({Request.class, Request.EachText.class})
  record Request(
      @NotEmpty @Size(max = 1000) List<@NotNull(groups = Request.EachText.class) String> texts) {

    /** Checked after their number: a body of 256 KB may have 50,000 nulls. */
    interface EachText {}
  }

  /**
   * The body of an answer.
   *
   * @param model the model that answered
   * @param results the sentiment of each text, in the order of the request
   */
  record Answer(Model model, List<Result> results) {}

  /**
   * The model that answered.
   *
   * @param sha256 SHA-256 of its weights
   */
  record Model(String name, String version, String sha256) {}

  /**
   * The sentiment of a text.
   *
   * @param confidence calibrated probability of the label
   */
  record Result(
      Sentiment.Label label, float confidence, float negative, float neutral, float positive) {

    static Result of(Sentiment sentiment) {
      return new Result(
          sentiment.label(),
          sentiment.confidence(),
          sentiment.negative(),
          sentiment.neutral(),
          sentiment.positive());
    }
  }

  /**
   * The body of a request for passages.
   *
   * @param text an English text of any length, limited by the size of the request
   */
  record PassagesRequest(@NotNull String text) {}

  /**
   * The body of an answer with passages.
   *
   * @param model the model that answered
   * @param passages what the model reads at once, in order, which together make up the text
   */
  record PassagesAnswer(Model model, List<TextPassage> passages) {}

  /**
   * A part of a text.
   *
   * @param sentiment of this part by itself
   */
  record TextPassage(String text, Result sentiment) {}

  private final Scoring scoring;
  private final Model model;

  SentimentController(Scoring scoring, ModelManifest manifest) {
    this.scoring = scoring;
    model = new Model(manifest.name(), manifest.version(), manifest.sha256());
  }

  @PostMapping(path = "/v1/sentiment", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tells the sentiment of each text")
  @ApiResponse(responseCode = "200", description = "One result per text, in the same order")
  Answer sentiment(@Valid @RequestBody Request request) {
    return new Answer(model, scoring.score(request.texts()).stream().map(Result::of).toList());
  }

  @PostMapping(path = "/v1/passages", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tells the sentiment of each part of a long text")
  @ApiResponse(responseCode = "200", description = "The parts, which together make up the text")
  PassagesAnswer passages(@Valid @RequestBody PassagesRequest request) {
    String text = request.text();
    return new PassagesAnswer(
        model,
        scoring.passages(text).stream()
            .map(
                passage ->
                    new TextPassage(
                        text.substring(passage.start(), passage.end()),
                        Result.of(passage.sentiment())))
            .toList());
  }
}
