package dev.weir.function.extractapi.http;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.address.Redirects;
import dev.weir.function.extractapi.error.ExtractApiError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/** Gets whole answers, within limits of time and size. Thread-safe. */
public final class HttpFetch implements AutoCloseable {
  private final Endpoint endpoint;
  private final HttpSettings settings;
  private final Sleeper sleeper;
  private final InstantSource clock;
  private final HttpClient client;
  private final Redirects redirects = Redirects.resolved();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  public HttpFetch(Endpoint endpoint, HttpSettings settings, Sleeper sleeper, InstantSource clock) {
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

  /** Starts to get what is at an address; see {@link #get}. */
  public Future<Answer> start(URI uri, Set<Integer> accepted) {
    return executor.submit(() -> get(uri, accepted));
  }

  /**
   * The answer of an address of the endpoint's, whole.
   *
   * @param accepted statuses beside 200 that are no failure
   * @throws TransientException if another try later may succeed
   * @throws TerminalException if the server refuses, or the answer is too large
   */
  Answer get(URI uri, Set<Integer> accepted) throws InterruptedException {
    Answer answer = followed(uri);
    for (int attempt = 1; ApiAnswers.putsOff(answer.status()); attempt++) {
      Duration wait =
          RetryAfter.of(answer.headers(), clock.instant())
              .orElse(Duration.ofSeconds(1L << (attempt - 1)));
      if (attempt >= settings.tries() || wait.compareTo(settings.longestWait()) > 0) {
        break;
      }
      sleeper.sleep(wait);
      answer = followed(uri);
    }
    if (!answer.isGood() && !accepted.contains(answer.status())) {
      throw ApiAnswers.refused(endpoint, uri, answer);
    }
    return answer;
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    executor.shutdownNow();
    client.shutdownNow();
    executor.close();
    client.close();
  }

  private Answer followed(URI uri) throws InterruptedException {
    Answer answer = inTime(uri);
    for (int i = 0; answer.location().isPresent(); i++) {
      answer = inTime(redirects.next(uri, answer.uri(), answer.location().get(), i));
    }
    return answer;
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
      endpoint.headers().forEach(request::header);
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    byte[] body = endpoint.hidden(body(uri, response));
    return new Answer(uri, response.statusCode(), body, response.headers());
  }

  private byte[] body(URI uri, HttpResponse<InputStream> response) throws IOException {
    boolean packed =
        response
            .headers()
            .firstValue("Content-Encoding")
            .map(encoding -> encoding.toLowerCase(Locale.ROOT).contains("gzip"))
            .orElse(false);
    try (PushbackInputStream stored = new PushbackInputStream(response.body());
        InputStream body = packed && !isEmpty(stored) ? new GZIPInputStream(stored) : stored) {
      byte[] bytes = body.readNBytes(settings.bodyBytes() + 1);
      if (bytes.length > settings.bodyBytes()) {
        throw new TerminalException(
            ExtractApiError.TOO_LARGE,
            "Cannot read %s: the answer is larger than %d bytes. Ask for less at a time."
                .formatted(Endpoint.shown(uri), settings.bodyBytes()));
      }
      return bytes;
    }
  }

  /** ApiAnswers without a body may name an encoding all the same. */
  private static boolean isEmpty(PushbackInputStream stream) throws IOException {
    int first = stream.read();
    if (first >= 0) {
      stream.unread(first);
    }
    return first < 0;
  }
}
