package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sentiment4j.SentimentClassifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The server with a classifier whose first answer is long in coming. */
class ReadinessTest {

  private final ScriptedClassifier script = new ScriptedClassifier();
  private final CompletableFuture<ApplicationContext> context = new CompletableFuture<>();

  @Test
  void readyOnlyWhenTheWarmUpIsOver() throws Exception {
    CompletableFuture<ConfigurableApplicationContext> server =
        CompletableFuture.supplyAsync(this::start);
    try {
      assertThat(script.waiting.await(1, TimeUnit.MINUTES)).isTrue();

      assertThat(readyz(context.join())).isEqualTo(503);
    } finally {
      script.released.countDown();
    }
    assertThat(server).succeedsWithin(Duration.ofMinutes(1));
    try (ConfigurableApplicationContext ready = server.join()) {
      assertThat(readyz(ready)).isEqualTo(200);
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(SentimentServer.class)
        .initializers(
            starting -> {
              GenericApplicationContext generic = (GenericApplicationContext) starting;
              generic.registerBean(
                  "classifier", SentimentClassifier.class, () -> text -> script.predict("wait"));
              context.complete(generic);
            })
        .run(
            "--spring.main.allow-bean-definition-overriding=true",
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--management.server.address=127.0.0.1",
            "--management.server.port=0");
  }

  private static int readyz(ApplicationContext context) throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz")).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
