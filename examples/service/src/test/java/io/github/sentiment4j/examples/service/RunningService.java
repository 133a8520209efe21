package io.github.sentiment4j.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service with the real model, in a process of its own on a free port. */
final class RunningService implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final StringBuffer log = new StringBuffer();
  private final Process process;
  private final URI uri;
  private final URI managementUri;
  private final CompletableFuture<Void> reading;

  private RunningService(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(Path.of("target", "sentiment-service.jar").toString());
    command.add("--server.address=127.0.0.1");
    command.add("--server.port=0");
    command.add("--management.server.address=127.0.0.1");
    command.add("--management.server.port=0");
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader();
    uri = URI.create("http://127.0.0.1:" + port(output));
    managementUri = URI.create("http://127.0.0.1:" + port(output));
    // A pipe that nobody reads would stop the service.
    reading = CompletableFuture.runAsync(() -> output.lines().forEach(this::log));
  }

  /** Starts a service and waits until it says it is ready. */
  static RunningService start(String... options) throws IOException {
    RunningService service = new RunningService(options);
    await().atMost(Duration.ofMinutes(2)).until(() -> service.get("/readyz").statusCode() == 200);
    return service;
  }

  URI uri() {
    return uri;
  }

  String log() {
    return log.toString();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(uri.resolve(path));
  }

  /** Asks at the operator's port. */
  HttpResponse<String> getManagement(String path) throws IOException, InterruptedException {
    return get(managementUri.resolve(path));
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** Sends the lines as they are, without a body, and returns the first line of the answer. */
  String firstLineAfter(String... head) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request = String.join("\r\n", head) + "\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }

  CompletableFuture<HttpResponse<String>> post(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString());
  }

  /** Sends SIGTERM. */
  void terminate() {
    // Process.destroy would close the streams as well.
    process.toHandle().destroy();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    reading.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      log(line);
      Matcher matcher = PORT.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("The service did not start:\n" + log);
  }

  private void log(String line) {
    log.append(line).append('\n');
  }
}
