package dev.weir.function.extractapi.http;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.address.Redirects;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.pipeline.source.http.Request.Method;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets whole answers, within limits of time and size. Thread-safe. */
public final class HttpFetch implements AutoCloseable {
  private final Endpoint endpoint;
  private final HttpSettings settings;
  private final Pace pace;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final HttpClient client;
  private final Optional<Tokens> tokens;
  private final Redirects redirects = Redirects.resolved();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param interval from one request to the next; zero for no limit
   */
  public HttpFetch(
      Endpoint endpoint,
      HttpSettings settings,
      Duration interval,
      Sleeper sleeper,
      InstantSource clock) {
    this.pace = new Pace(interval, sleeper, clock);
    this.endpoint = endpoint;
    this.settings = settings;
    this.sleeper = sleeper;
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.tokens =
        endpoint.client().map(asks -> new Tokens(endpoint, asks, client, settings, clock));
  }

  /** Starts to get what a request is answered; see {@link #get}. */
  public Future<Answer> start(ApiRequest request, Set<Integer> accepted) {
    return executor.submit(() -> get(request, accepted));
  }

  /**
   * The answer to a request of the endpoint's, whole.
   *
   * @param accepted statuses beside 200 that are no failure
   * @throws TransientException if another try later may succeed
   * @throws TerminalException if the server refuses, or the answer is too large
   */
  public Answer get(ApiRequest request, Set<Integer> accepted) throws InterruptedException {
    Answer answer = followed(request);
    for (int attempt = 1; ApiAnswers.putsOff(answer.status()); attempt++) {
      Duration wait =
          RetryAfter.of(answer.headers(), clock.instant())
              .orElse(Duration.ofSeconds(1L << (attempt - 1)));
      if (attempt >= settings.tries() || wait.compareTo(settings.longestWait()) > 0) {
        break;
      }
      sleeper.sleep(wait);
      answer = followed(request);
    }
    if (!answer.isGood() && !accepted.contains(answer.status())) {
      throw ApiAnswers.refused(endpoint, request.uri(), answer);
    }
    return answer;
  }

  /** The answer of a request that was started, once it is there. */
  public static Answer await(Future<Answer> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WeirException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          ExtractApiError.INTERRUPTED, "Cannot go on: interrupted. Resume the run.", e);
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
    client.shutdownNow();
    executor.close();
    client.close();
  }

  private Answer followed(ApiRequest request) throws InterruptedException {
    Answer answer = inTime(request);
    for (int i = 0; answer.location(request.method()).isPresent(); i++) {
      String location = answer.location(request.method()).get();
      answer = inTime(request.at(redirects.next(request.uri(), answer.uri(), location, i)));
    }
    return answer;
  }

  /** The client's own timeout ends with the headers; a body can take forever. */
  private Answer inTime(ApiRequest request) throws InterruptedException {
    URI uri = request.uri();
    pace.await();
    Future<Answer> answer = executor.submit(() -> send(request));
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

  /** A token that is refused is asked for anew, once. */
  private Answer send(ApiRequest asked) throws IOException, InterruptedException {
    if (tokens.isEmpty() || !endpoint.isAt(asked.uri())) {
      return send(asked, Optional.empty());
    }
    String token = tokens.get().token();
    Answer answer = send(asked, Optional.of(token));
    if (!Tokens.refuses(answer.status())) {
      return answer;
    }
    tokens.get().forget(token);
    return send(asked, Optional.of(tokens.get().token()));
  }

  private Answer send(ApiRequest asked, Optional<String> token)
      throws IOException, InterruptedException {
    URI uri = asked.uri();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(settings.requestTimeout())
            .setHeader("Accept-Encoding", "gzip")
            .setHeader("User-Agent", "weir");
    if (asked.method() == Method.POST) {
      request
          .setHeader("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(asked.body().orElse("")));
    }
    if (endpoint.isAt(uri)) {
      endpoint.headers().forEach(request::setHeader);
      token.ifPresent(text -> request.setHeader("Authorization", "Bearer " + text));
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    byte[] body = endpoint.hidden(body(uri, response));
    return new Answer(uri, response.statusCode(), body, response.headers());
  }

  /** What a refusal says counts only where it can be read. */
  private byte[] body(URI uri, HttpResponse<InputStream> response) throws IOException {
    try {
      return new AnswerBody(uri, settings.bodyBytes()).read(response.headers(), response.body());
    } catch (TerminalException e) {
      if (response.statusCode() == Answer.OK) {
        throw e;
      }
      return new byte[0];
    }
  }
}
