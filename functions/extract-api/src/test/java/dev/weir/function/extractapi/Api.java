package dev.weir.function.extractapi;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that answers what a test says, and remembers what it was asked. */
final class Api implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Function<Asked, Answer>> scripts = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();

  /**
   * @param target path and query
   */
  record Asked(String method, String target, String body, Headers headers) {
    /** The option of the query, unescaped; empty where it is not there. */
    String option(String name) {
      Matcher option = Pattern.compile("[?&]" + Pattern.quote(name) + "=([^&]*)").matcher(target);
      return option.find() ? URLDecoder.decode(option.group(1), StandardCharsets.UTF_8) : "";
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int status, byte[] body, Map<String, String> headers) {
    static Answer of(int status, String body) {
      return new Answer(status, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    Answer with(String header, String value) {
      return new Answer(status, body, Map.of(header, value));
    }
  }

  Api() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.createContext("/", this::handle);
    server.start();
  }

  /** As {@code localhost:8080}. */
  String authority() {
    return "localhost:" + server.getAddress().getPort();
  }

  /** The answers to a path and query, one after the other; the last one stays. */
  Api answers(String path, Answer... several) {
    answers.put(path, new ConcurrentLinkedQueue<>(List.of(several)));
    return this;
  }

  Api answers(String path, String body) {
    return answers(path, Answer.of(200, body));
  }

  /** Sees what is asked, where a script answers. */
  void observe(Consumer<Asked> observer) {
    Function<Asked, Answer> script = scripts.getFirst();
    script(
        asked -> {
          observer.accept(asked);
          return script.apply(asked);
        });
  }

  /** What is answered where nothing else is. */
  Api script(Function<Asked, Answer> script) {
    scripts.clear();
    scripts.add(script);
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      String path = exchange.getRequestURI().toString();
      requests.add(path);
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      Answer answer = answers.containsKey(path) ? next(path) : scripted(exchange);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      underWay.decrementAndGet();
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer scripted(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Asked asked =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            body,
            exchange.getRequestHeaders());
    return scripts.isEmpty() ? Answer.of(404, "no such thing") : scripts.getFirst().apply(asked);
  }

  private Answer next(String path) {
    Queue<Answer> queue = answers.getOrDefault(path, new ConcurrentLinkedQueue<>());
    return queue.size() > 1 ? queue.remove() : queue.element();
  }
}
