package dev.weir.standin.redshift.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** AWS's JSON 1.1 protocol: the operation in a header, everything else in the body. */
public final class Handler implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "RedshiftData.";

  private final Operations operations;

  public Handler(Operations operations) {
    this.operations = operations;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange);
    }
  }

  /** Sends nothing where an answer shall be lost: closing then cuts the connection. */
  private void answer(HttpExchange exchange) throws IOException {
    try {
      JsonNode request = read(exchange);
      String target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
      if (!target.startsWith(TARGET)) {
        throw ApiException.validation("Not an operation of the Redshift Data API: " + target);
      }
      Optional<ObjectNode> answer = operations.answer(target.substring(TARGET.length()), request);
      if (answer.isPresent()) {
        send(exchange, 200, answer.get());
      }
    } catch (ApiException e) {
      ObjectNode error = JSON.createObjectNode();
      error.put("__type", e.type());
      error.put("message", e.getMessage());
      exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type());
      send(exchange, e.status(), error);
    }
  }

  private static JsonNode read(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      return JSON.readTree(body);
    }
  }

  private static void send(HttpExchange exchange, int status, ObjectNode answer)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
