package dev.weir.function.extractapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

/** A server that answers what a test says, and remembers what it was asked. */
final class Api implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();

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
      Answer answer = next(path);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      underWay.decrementAndGet();
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer next(String path) {
    Queue<Answer> queue = answers.get(path);
    Answer answer = queue == null ? null : queue.peek();
    if (queue == null || answer == null) {
      return Answer.of(404, "no such thing");
    }
    if (queue.size() > 1) {
      queue.remove();
    }
    return answer;
  }
}
