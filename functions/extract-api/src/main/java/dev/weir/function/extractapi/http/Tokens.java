package dev.weir.function.extractapi.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.address.RequestPath;
import dev.weir.function.extractapi.address.TokenClient;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.json.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The token that goes with every request: asked for when it is first needed, and anew where it
 * expires or is refused. Thread-safe.
 */
final class Tokens {
  private static final int MOST_BYTES = 1 << 20;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  /** A token that expires on the way would be refused. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  private static final long LONGEST_SECONDS = 365L * 24 * 3600;

  private final Endpoint endpoint;
  private final TokenClient asks;
  private final HttpClient client;
  private final HttpSettings settings;
  private final InstantSource clock;
  private @Nullable Token current;

  private record Token(String text, Instant until) {
    @Override
    public String toString() {
      return "Token";
    }
  }

  Tokens(
      Endpoint endpoint,
      TokenClient asks,
      HttpClient client,
      HttpSettings settings,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.asks = asks;
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  static boolean refuses(int status) {
    return status == UNAUTHORIZED;
  }

  /** One that has not expired. */
  synchronized String token() throws InterruptedException {
    Token token = current;
    if (token == null || !clock.instant().isBefore(token.until())) {
      token = fetch();
      current = token;
    }
    return token.text();
  }

  /**
   * A token was refused: the next one is another, unless there is another already.
   *
   * @param refused as it was sent
   */
  synchronized void forget(String refused) {
    if (current != null && current.text().equals(refused)) {
      current = null;
    }
  }

  /** As RFC 6749 has it; servers that want id and secret in the body are asked that way. */
  private Token fetch() throws InterruptedException {
    HttpResponse<byte[]> response = ask(true);
    if (response.statusCode() == BAD_REQUEST || response.statusCode() == UNAUTHORIZED) {
      response = ask(false);
    }
    if (response.statusCode() != Answer.OK) {
      throw refused(response);
    }
    return token(response);
  }

  private HttpResponse<byte[]> ask(boolean byHeader) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(asks.url())
            .timeout(settings.requestTimeout())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("User-Agent", "weir")
            .POST(HttpRequest.BodyPublishers.ofString(form(!byHeader)));
    if (byHeader) {
      String both = RequestPath.value(asks.id()) + ":" + RequestPath.value(asks.secret());
      String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
      endpoint.hide(basic);
      request.header("Authorization", "Basic " + basic);
    }
    try {
      return client.send(
          request.build(),
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (IOException e) {
      throw ApiAnswers.unreachable(asks.url(), e);
    }
  }

  private String form(boolean withClient) {
    String form =
        "grant_type=client_credentials"
            + asks.scope().map(scope -> "&scope=" + RequestPath.value(scope)).orElse("");
    return withClient
        ? form
            + "&client_id="
            + RequestPath.value(asks.id())
            + "&client_secret="
            + RequestPath.value(asks.secret())
        : form;
  }

  private Token token(HttpResponse<byte[]> response) {
    JsonNode answer;
    try {
      answer = Json.mapper().readTree(response.body());
    } catch (JsonProcessingException _) {
      throw none("its answer is no JSON");
    } catch (IOException e) {
      throw none("its answer cannot be read: " + e.getMessage());
    }
    Optional<String> text = Optional.ofNullable(answer.path("access_token").textValue());
    if (text.filter(token -> token.matches("[!-~]+")).isEmpty()) {
      throw none("its answer has no access_token");
    }
    endpoint.hide(text.get());
    long seconds =
        Math.clamp(answer.path("expires_in").asLong(LONGEST_SECONDS), 0, LONGEST_SECONDS);
    Duration life = Duration.ofSeconds(seconds);
    // A life that is shorter than the reserve is used to its half.
    Duration used =
        life.compareTo(RESERVE.multipliedBy(2)) > 0 ? life.minus(RESERVE) : life.dividedBy(2);
    return new Token(text.get(), clock.instant().plus(used));
  }

  private RuntimeException refused(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String said = ApiAnswers.start(endpoint, response.body());
    if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS) {
      return new TransientException(
          ExtractApiError.UNAVAILABLE,
          "Cannot get a token for connection '%s' from %s: the server answered %d: '%s'. Try again later."
              .formatted(asks.connection(), Endpoint.shown(asks.url()), status, said));
    }
    return none("the server answered %d: '%s'".formatted(status, said));
  }

  private TerminalException none(String why) {
    return new TerminalException(
        ExtractApiError.NO_TOKEN,
        "Cannot get a token for connection '%s' from %s: %s. Check token-url, client-id, client-secret and scope."
            .formatted(asks.connection(), Endpoint.shown(asks.url()), why));
  }
}
