package dev.weir.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.aws.client.AwsClients;
import dev.weir.error.TransientException;
import dev.weir.source.SourceFiles.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What S3 answers where an object was replaced since it was listed, without an S3. */
@SuppressWarnings("NullAway.Init")
class S3ChangedFileTest {
  private static final String LISTED = "\"old\"";

  private HttpServer server;
  private String ifMatch = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void an_object_that_is_another_than_the_listed_one_is_told_with_both_states() {
    AwsClients clients =
        AwsClients.at(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            "eu-central-1",
            "test",
            "test");
    S3Files files = new S3Files(clients.s3(), new S3Location("shop", "in"));
    SourceFile listed = new SourceFile("a.csv", 4, Instant.EPOCH, LISTED);

    assertThatThrownBy(() -> files.open(listed))
        .isInstanceOf(TransientException.class)
        .hasMessageStartingWith(
            "WEIR-1025 Cannot read a.csv in s3://shop/in: it was changed in the meantime. It had 4 bytes, written 1970-01-01T00:00:00Z when the reading began, then 8 bytes, written 2026-11-23T01:02:03Z.");
    assertThat(ifMatch).isEqualTo(LISTED);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().add("Content-Length", "8");
        exchange.getResponseHeaders().add("Last-Modified", "Mon, 23 Nov 2026 01:02:03 GMT");
        exchange.getResponseHeaders().add("ETag", "\"new\"");
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      ifMatch = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("If-Match"));
      byte[] refusal = "<Error><Code>PreconditionFailed</Code></Error>".getBytes(UTF_8);
      exchange.sendResponseHeaders(412, refusal.length);
      exchange.getResponseBody().write(refusal);
    }
  }
}
