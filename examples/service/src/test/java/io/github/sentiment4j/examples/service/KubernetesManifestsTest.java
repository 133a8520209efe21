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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/**
 * Checks the manifests against the API's own schema, which knows every field, and against the image
 * and the settings.
 */
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
  void portsAreTheServices() throws IOException {
    Map<String, Map<String, Object>> settings =
        new Yaml().load(Files.readString(Path.of("src/main/resources/application.yaml")));
    Object port = settings.get("server").get("port");
    Object managementPort = settings.get("management").get("server.port");
    Map<String, Object> named = new HashMap<>();
    for (JsonElement element : container(deployment).getAsJsonArray("ports")) {
      JsonObject each = element.getAsJsonObject();
      named.put(each.get("name").getAsString(), each.get("containerPort").getAsInt());
    }

    assertThat(named).isEqualTo(Map.of("http", port, "management", managementPort));
    assertThat(dockerfile("EXPOSE ")).isEqualTo(port + " " + managementPort);
    assertThat(annotation("prometheus.io/port")).isEqualTo(managementPort.toString());
  }

  /** {@link ServiceJarIT} asks for their paths. */
  @Test
  void probesAndTrafficGoToTheirPorts() {
    assertThat(httpGet("startupProbe").get("port").getAsString()).isEqualTo("management");
    assertThat(httpGet("livenessProbe").get("port").getAsString()).isEqualTo("management");
    assertThat(httpGet("readinessProbe").get("port").getAsString()).isEqualTo("http");
    assertThat(first(object(service, "spec"), "ports").get("targetPort").getAsString())
        .isEqualTo("http");
  }

  @Test
  void podRunsAsTheImagesUser() throws IOException {
    String user =
        object(deployment, "spec", "template", "spec", "securityContext")
            .get("runAsUser")
            .getAsString();

    assertThat(dockerfile("USER ")).isEqualTo(user);
    assertThat(dockerfile("RUN useradd ")).contains("--uid " + user + " ");
  }

  @Test
  void engineIsUnpackedWhereThePodMayWrite() throws IOException {
    JsonObject mount = first(container(deployment), "volumeMounts");
    JsonObject volume = first(object(deployment, "spec", "template", "spec"), "volumes");

    assertThat(Path.of(dockerfile("ENV DJL_CACHE_DIR=")))
        .startsWithRaw(Path.of(mount.get("mountPath").getAsString()));
    assertThat(mount.has("readOnly")).isFalse();
    assertThat(mount.get("name")).isEqualTo(volume.get("name"));
    assertThat(volume.has("emptyDir")).isTrue();
  }

  @Test
  void instanceHasTheNameOfItsPod() throws IOException {
    JsonObject variable = first(container(deployment), "env");
    String name = variable.get("name").getAsString();
    var environment =
        new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "pod-1"));

    ServiceSettings settings =
        new Binder(ConfigurationPropertySources.from(environment))
            .bind("sentiment", ServiceSettings.class)
            .get();

    assertThat(settings.serverId()).isEqualTo("pod-1");
    assertThat(object(variable, "valueFrom", "fieldRef").get("fieldPath").getAsString())
        .isEqualTo("metadata.name");
    assertThat(Files.readString(Path.of("README.md"))).contains("`" + name + "`");
  }

  /** What a probe asks for. */
  static JsonObject httpGet(String probe) {
    return object(container(read("deployment.yaml")), probe, "httpGet");
  }

  /** An annotation of the pods. */
  static String annotation(String name) {
    return object(read("deployment.yaml"), "spec", "template", "metadata", "annotations")
        .get(name)
        .getAsString();
  }

  /** The rest of the line in the Dockerfile that begins so. */
  private static String dockerfile(String beginning) throws IOException {
    return Files.readAllLines(Path.of("Dockerfile")).stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject container(JsonObject deployment) {
    return first(object(deployment, "spec", "template", "spec"), "containers");
  }

  private static JsonObject first(JsonObject from, String array) {
    return from.getAsJsonArray(array).get(0).getAsJsonObject();
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
