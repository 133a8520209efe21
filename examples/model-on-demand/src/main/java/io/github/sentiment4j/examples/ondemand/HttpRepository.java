package io.github.sentiment4j.examples.ondemand;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A repository behind any web server that serves files. {@code current} is asked for with the tag
 * of the last answer, so that a poll without news moves no content.
 *
 * <p>Not thread-safe.
 */
final class HttpRepository implements ModelRepository {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  /** For a whole answer, the model's included. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI root;
  private HttpResponse<byte[]> lastCurrent;

  HttpRepository(URI root) {
    this.root = root;
  }

  @Override
  public History history() throws IOException {
    HttpRequest.Builder request = request(CURRENT);
    // Not by its time as well: that has whole seconds, in which there may be two changes.
    if (lastCurrent != null) {
      lastCurrent
          .headers()
          .firstValue("ETag")
          .ifPresent(tag -> request.header("If-None-Match", tag));
    }
    HttpResponse<byte[]> response = send(request.build(), BodyHandlers.ofByteArray());
    if (lastCurrent == null || response.statusCode() != NOT_MODIFIED) {
      content(response);
      lastCurrent = response;
    }
    return History.parse(lastCurrent.body());
  }

  @Override
  public byte[] read(String path) throws IOException {
    return content(send(request(path).build(), BodyHandlers.ofByteArray()));
  }

  @Override
  public String state(String path) throws IOException {
    HttpRequest request = request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<Void> response = send(request, BodyHandlers.discarding());
    return switch (response.statusCode()) {
      case OK ->
          Stream.of("ETag", "Last-Modified", "Content-Length")
              .map(name -> response.headers().firstValue(name).orElse("-"))
              .collect(Collectors.joining(" "));
      case NOT_FOUND, GONE -> "absent";
      default -> throw failure(response);
    };
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path));
  }

  /** Bounds the time of the whole answer: the request's own timeout would end with its headers. */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    CompletableFuture<HttpResponse<T>> response = client.sendAsync(request, body);
    try {
      return response.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(request.uri() + " cannot be read: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new IOException(request.uri() + " did not answer within " + PATIENCE, e);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading " + request.uri());
    }
  }

  private static byte[] content(HttpResponse<byte[]> response) throws IOException {
    return switch (response.statusCode()) {
      case OK -> response.body();
      case NOT_FOUND, GONE -> throw new NoSuchFileException(response.uri().toString());
      default -> throw failure(response);
    };
  }

  private static IOException failure(HttpResponse<?> response) {
    return new IOException(response.uri() + " was answered with " + response.statusCode());
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
