package io.github.sentiment4j.examples.service;

import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Tells the sentiment of texts over HTTP. */
@OpenAPIDefinition(info = @Info(title = "Sentiment of English texts", version = "1"))
@SpringBootApplication
@ConfigurationPropertiesScan
public class SentimentServer {

  private static final int WARM_UP_ROUNDS = 50;
  private static final List<String> WARM_UP_TEXTS =
      List.of("Good.", "It arrived on Monday.", "The screen broke after a week. ".repeat(10));

  /**
   * Starts the server.
   *
   * @param args Spring Boot's
   */
  public static void main(String[] args) {
    SpringApplication.run(SentimentServer.class, args);
  }

  @Bean
  ModelManifest manifest() {
    return SentimentModel.onClassPath().manifest();
  }

  /** Spring closes it at shutdown, after the last request has been answered. */
  @Bean
  SentimentClassifier classifier() {
    return SentimentClassifier.create();
  }

  /** Spring Boot reports readiness once all runners have returned. */
  @Bean
  ApplicationRunner warmUp(SentimentClassifier classifier) {
    return args -> {
      for (int round = 0; round < WARM_UP_ROUNDS; round++) {
        WARM_UP_TEXTS.forEach(classifier::predict);
      }
    };
  }
}
