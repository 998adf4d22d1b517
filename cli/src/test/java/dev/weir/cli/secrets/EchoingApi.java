package dev.weir.cli.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An API that fails as its path says, and tells whoever asks all that he sent: the address with its
 * options, and the credentials.
 */
final class EchoingApi implements AutoCloseable {
  private final HttpServer server;
  private final AtomicInteger failures = new AtomicInteger();

  EchoingApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/403", exchange -> answer(exchange, 403));
    // The first failure is tried again, the second is for good: the test need not wait long.
    server.createContext(
        "/v1/500", exchange -> answer(exchange, failures.getAndIncrement() == 0 ? 500 : 403));
    server.createContext("/v1/html", exchange -> answer(exchange, 200));
    server.createContext("/v1/cut", exchange -> document(exchange, "[{\"id\": 1}, {\"id\""));
    server.createContext(
        "/v1/good", exchange -> document(exchange, "[{\"id\": 1}, {\"id\": \"none\"}]"));
    server.createContext(
        "/v1/here", exchange -> redirect(exchange, exchange.getRequestURI().toString()));
    server.createContext(
        "/v1/elsewhere",
        exchange ->
            redirect(
                exchange,
                "http://s3cr3t-u:s3cr3t-p@127.0.0.1:%d/v1/403?key=s3cr3t-key".formatted(port())));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      byte[] body =
          "<html>%s asked for http://localhost%s"
              .formatted(
                  exchange.getRequestHeaders().getFirst("Authorization"), exchange.getRequestURI())
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Location", location);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private static void document(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
