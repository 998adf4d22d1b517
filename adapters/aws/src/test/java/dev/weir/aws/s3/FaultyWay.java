package dev.weir.aws.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** What is between a client and S3: passes requests on, except for the faults it is told. */
final class FaultyWay implements AutoCloseable {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  /** Each is for one request. */
  sealed interface Fault {
    /** S3 does it, and nobody hears of it. */
    record AnswerLost() implements Fault {}

    /** S3 never hears of it. */
    record Refused(int status, String code) implements Fault {}
  }

  /** A request that went through, with the names of its headers in small letters. */
  record Passed(String method, String query, Map<String, String> headers, String body) {}

  private record Planned(Predicate<HttpExchange> when, Fault fault) {}

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI to;
  private final Queue<Planned> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Passed> passed = new ConcurrentLinkedQueue<>();

  FaultyWay(URI to) throws IOException {
    this.to = to;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Happens to the next request of this method. */
  void next(String method, Fault fault) {
    faults.add(new Planned(exchange -> exchange.getRequestMethod().equals(method), fault));
  }

  /** Whether all faults have happened. */
  boolean isSpent() {
    return faults.isEmpty();
  }

  List<Passed> passed() {
    return List.copyOf(passed);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Planned planned = faults.peek();
    if (planned == null || !planned.when().test(exchange)) {
      answer(exchange, pass(exchange));
      return;
    }
    faults.remove();
    switch (planned.fault()) {
      case Fault.AnswerLost _ -> {
        var _ = pass(exchange);
        exchange.close();
      }
      case Fault.Refused refused -> refuse(exchange, refused);
    }
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
    String text = new String(body, StandardCharsets.ISO_8859_1);
    passed.add(new Passed(exchange.getRequestMethod(), query, headers, text));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> copy(request, name, value)));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void copy(HttpRequest.Builder request, String name, String value) {
    if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      request.header(name, value);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    send(exchange, response.statusCode(), response.body());
  }

  private static void refuse(HttpExchange exchange, Fault.Refused refused) throws IOException {
    exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
    String body =
        "<Error><Code>%s</Code><Message>said S3.</Message></Error>".formatted(refused.code());
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    send(exchange, refused.status(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
