package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Checks the manifests against the API's own schema, which knows every field. */
class KubernetesManifestsTest {

  private final JsonObject deployment = read("deployment.yaml");
  private final JsonObject service = read("service.yaml");
  private final JsonObject autoscaler = read("autoscaler.yaml");
  private final JsonObject disruptionBudget = read("disruption-budget.yaml");

  @Test
  void manifestsFollowTheSchema() {
    assertThatNoException().isThrownBy(() -> V1Deployment.validateJsonElement(deployment));
    assertThatNoException().isThrownBy(() -> V1Service.validateJsonElement(service));
    assertThatNoException()
        .isThrownBy(() -> V2HorizontalPodAutoscaler.validateJsonElement(autoscaler));
    assertThatNoException()
        .isThrownBy(() -> V1PodDisruptionBudget.validateJsonElement(disruptionBudget));
  }

  @Test
  void misspeltFieldWouldBeFound() {
    JsonObject misspelt = deployment.deepCopy();
    container(misspelt).add("readinesProbe", new JsonObject());

    assertThatThrownBy(() -> V1Deployment.validateJsonElement(misspelt))
        .hasMessageContaining("readinesProbe");
  }

  @Test
  void otherManifestsNameTheDeployment() {
    JsonObject labels =
        object(deployment, "spec", "template", "metadata").getAsJsonObject("labels");

    assertThat(object(service, "spec", "selector")).isEqualTo(labels);
    assertThat(object(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(object(disruptionBudget, "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(object(autoscaler, "spec", "scaleTargetRef").get("name"))
        .isEqualTo(object(deployment, "metadata").get("name"));
  }

  @Test
  void podHasTimeToDrain() throws IOException {
    int grace =
        object(deployment, "spec", "template", "spec")
            .get("terminationGracePeriodSeconds")
            .getAsInt();
    int sleep =
        object(container(deployment), "lifecycle", "preStop", "sleep").get("seconds").getAsInt();

    assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
        .contains("timeout-per-shutdown-phase: 20s");
    assertThat(grace).isGreaterThan(sleep + 20);
  }

  @Test
  void operatorsPortIsTheServices() throws IOException {
    Map<String, Map<String, Object>> settings =
        new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml")));
    JsonObject port = container(deployment).getAsJsonArray("ports").get(1).getAsJsonObject();
    String scraped =
        object(deployment, "spec", "template", "metadata", "annotations")
            .get("prometheus.io/port")
            .getAsString();

    assertThat(object(container(deployment), "livenessProbe", "httpGet").get("port"))
        .isEqualTo(port.get("name"));
    assertThat(port.get("containerPort").getAsInt())
        .isEqualTo(settings.get("management").get("server.port"));
    assertThat(scraped).isEqualTo(port.get("containerPort").getAsString());
  }

  private static JsonObject container(JsonObject deployment) {
    return object(deployment, "spec", "template", "spec")
        .getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject();
  }

  private static JsonObject object(JsonElement from, String... path) {
    JsonObject object = from.getAsJsonObject();
    for (String name : path) {
      object = object.getAsJsonObject(name);
    }
    return object;
  }

  private static JsonObject read(String file) {
    try {
      Object content = new Yaml().load(Files.readString(Path.of("kubernetes", file)));
      return new Gson().toJsonTree(content).getAsJsonObject();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
