package dev.weir.cli.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An API that answers what a page says, and 404 to everything else. */
final class PageApi implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> answers;

  PageApi(List<SourcePage.Block> answers) throws IOException {
    this.answers =
        answers.stream().collect(Collectors.toMap(SourcePage.Block::use, SourcePage.Block::text));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The address here of what a pipeline says is elsewhere. */
  String at(URI url) {
    return "http://localhost:" + server.getAddress().getPort() + url.getPath();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      String answer = answers.get(asked);
      byte[] body =
          (answer == null ? "There is no " + asked : answer).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
