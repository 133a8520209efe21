package io.github.sentiment4j.examples.ondemand;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves a folder, and fails as told. */
final class TestServer implements AutoCloseable {

  enum Fault {
    /** All answers are complete. */
    NONE,
    /** Every request is answered with 500. */
    ERROR,
    /** Requests for headers alone are answered with 429. */
    BUSY,
    /** The connection ends in the middle of the network. */
    CUT,
    /** Files have a time, in whole seconds, and no tag. */
    NO_TAGS
  }

  private final HttpServer server;
  private final Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  volatile Fault fault = Fault.NONE;

  TestServer(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  /** Method, path, status of the requests so far. */
  List<String> log() {
    return log;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
      int status;
      byte[] body = new byte[0];
      if (fault == Fault.ERROR) {
        status = 500;
      } else if (fault == Fault.BUSY && exchange.getRequestMethod().equals("HEAD")) {
        status = 429;
      } else if (!Files.exists(file)) {
        status = 404;
      } else {
        body = Files.readAllBytes(file);
        boolean tags = fault != Fault.NO_TAGS;
        String state = tags ? '"' + Digest.of(body).substring(0, 16) + '"' : time(file);
        exchange.getResponseHeaders().set(tags ? "ETag" : "Last-Modified", state);
        String known = tags ? "If-None-Match" : "If-Modified-Since";
        status = state.equals(exchange.getRequestHeaders().getFirst(known)) ? 304 : 200;
      }
      log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + status);
      boolean bodiless = status == 304 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
      if (!bodiless) {
        boolean cut = fault == Fault.CUT && file.endsWith("model.pt");
        exchange.getResponseBody().write(body, 0, cut ? body.length / 2 : body.length);
      }
    }
  }

  private static String time(Path file) throws IOException {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Files.getLastModifiedTime(file).toInstant().atZone(ZoneOffset.UTC));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
