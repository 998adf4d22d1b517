package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets whole answers, within limits of time and size. Thread-safe. */
final class HttpFetch implements AutoCloseable {
  private static final int MAX_REDIRECTS = 5;
  private static final int OK = 200;

  private final Endpoint endpoint;
  private final HttpSettings settings;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final HttpClient client;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  HttpFetch(Endpoint endpoint, HttpSettings settings, Sleeper sleeper, InstantSource clock) {
    this.endpoint = endpoint;
    this.settings = settings;
    this.sleeper = sleeper;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Starts to get a path below the endpoint; see {@link #get}. */
  Future<byte[]> start(String path) {
    return executor.submit(() -> get(path));
  }

  /**
   * The answer's body, unpacked.
   *
   * @throws TransientException if another try later may succeed
   * @throws TerminalException if the server refuses, or the answer is too large
   */
  byte[] get(String path) throws InterruptedException {
    URI uri = endpoint.resolve(path);
    Answer answer = followed(uri);
    for (int attempt = 1; ApiAnswers.putsOff(answer.status()); attempt++) {
      Duration wait = answer.retryAfter().orElse(Duration.ofSeconds(1L << (attempt - 1)));
      if (attempt >= settings.tries() || wait.compareTo(settings.longestWait()) > 0) {
        break;
      }
      sleeper.sleep(wait);
      answer = followed(uri);
    }
    if (answer.status() != OK) {
      throw ApiAnswers.refused(uri, answer.status(), answer.body());
    }
    return answer.body();
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
    client.shutdownNow();
    executor.close();
    client.close();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(
      int status, byte[] body, Optional<Duration> retryAfter, Optional<String> location) {}

  private Answer followed(URI uri) throws InterruptedException {
    URI at = uri;
    Answer answer = inTime(at);
    for (int i = 0; answer.location().isPresent(); i++) {
      URI next = next(uri, at, answer.location().get());
      if (i == MAX_REDIRECTS || !at.getScheme().equals(next.getScheme())) {
        throw new TerminalException(
            ExtractApiError.REDIRECTED,
            "Cannot read %s: it leads to %s, %s. Set the connection to the right address."
                .formatted(
                    Endpoint.shown(uri),
                    Endpoint.shown(next),
                    i == MAX_REDIRECTS
                        ? "after %d redirects".formatted(MAX_REDIRECTS)
                        : "which is another protocol"));
      }
      at = next;
      answer = inTime(at);
    }
    return answer;
  }

  private static URI next(URI asked, URI at, String location) {
    try {
      URI next = at.resolve(location);
      if (next.getHost() != null) {
        return next;
      }
    } catch (IllegalArgumentException _) {
      // Neither text nor cause is shown: what cannot be taken apart may hold a credential.
    }
    throw new TerminalException(
        ExtractApiError.REDIRECTED,
        "Cannot read %s: it leads to an address that is not valid. Set the connection to the right address."
            .formatted(Endpoint.shown(asked)));
  }

  /** The client's own timeout ends with the headers; a body can take forever. */
  private Answer inTime(URI uri) throws InterruptedException {
    Future<Answer> answer = executor.submit(() -> send(uri));
    try {
      return answer.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw ApiAnswers.unreachable(uri, new HttpTimeoutException("the answer is not complete"));
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case IOException io -> ApiAnswers.unreachable(uri, io);
        case RuntimeException runtime -> runtime;
        case null, default -> new IllegalStateException(e);
      };
    } finally {
      answer.cancel(true);
    }
  }

  private Answer send(URI uri) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.requestTimeout())
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "weir");
    if (endpoint.isAt(uri)) {
      endpoint.authorization().ifPresent(header -> request.header("Authorization", header));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    return new Answer(
        response.statusCode(), body(uri, response), retryAfter(response), location(response));
  }

  /** What a refusal says counts only where it can be read. */
  private byte[] body(URI uri, HttpResponse<InputStream> response) throws IOException {
    try {
      return new AnswerBody(uri, settings.bodyBytes()).read(response.headers(), response.body());
    } catch (TerminalException e) {
      if (response.statusCode() == OK) {
        throw e;
      }
      return new byte[0];
    }
  }

  private static Optional<String> location(HttpResponse<?> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> response.headers().firstValue("Location");
      default -> Optional.empty();
    };
  }

  /** In seconds, or a date. What cannot be read counts as not said. */
  private Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            text ->
                text.matches("\\d{1,6}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : untilDate(text));
  }

  private Optional<Duration> untilDate(String text) {
    try {
      Duration wait =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
