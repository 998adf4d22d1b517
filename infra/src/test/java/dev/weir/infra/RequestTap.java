package dev.weir.infra;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.weir.testkit.aws.Forwarder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Passes on what is asked of AWS, and keeps it. */
final class RequestTap implements AutoCloseable {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?<method>GET|PUT|POST|HEAD|DELETE) (?<path>/\\S*) HTTP/1\\.1\\r\\n"
              + "(?<headers>(?:[A-Za-z0-9-]+:[^\\r\\n]*\\r\\n)+)\\r\\n");
  private static final Pattern TARGET =
      Pattern.compile("(?i)X-Amz-Target: ?(?<target>[A-Za-z0-9_.]+)");

  private static final Pattern CONDITION =
      Pattern.compile("(?im)^(?<header>If-Match|If-None-Match): *(?<value>\\S+)");

  private final ConcurrentLinkedQueue<ByteArrayOutputStream> heard = new ConcurrentLinkedQueue<>();
  private final Forwarder forwarder;

  /**
   * @param target of the protocols that name the operation in a header; else empty
   * @param conditions of a write to S3, as IAM calls them: {@code s3:if-match}
   * @param body what came after the head, up to the next request's
   */
  record Request(
      String method, String path, String target, Map<String, String> conditions, String body) {
    Request {
      conditions = Map.copyOf(conditions);
    }
  }

  RequestTap(int port) {
    forwarder = Forwarder.to(port, this::listen);
  }

  private OutputStream listen() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    heard.add(stream);
    return stream;
  }

  int port() {
    return forwarder.port();
  }

  /** All requests since the last time, connection by connection. */
  List<Request> take() {
    List<Request> requests = new ArrayList<>();
    for (ByteArrayOutputStream stream = heard.poll(); stream != null; stream = heard.poll()) {
      requests.addAll(requests(stream.toString(ISO_8859_1)));
    }
    return requests;
  }

  private static List<Request> requests(String stream) {
    List<Request> requests = new ArrayList<>();
    Matcher head = HEAD.matcher(stream);
    boolean more = head.find();
    while (more) {
      String method = head.group("method");
      String path = head.group("path");
      String headers = head.group("headers");
      Matcher named = TARGET.matcher(headers);
      int body = head.end();
      more = head.find();
      requests.add(
          new Request(
              method,
              path,
              named.find() ? named.group("target") : "",
              conditions(headers),
              stream.substring(body, more ? head.start() : stream.length())));
    }
    return requests;
  }

  private static Map<String, String> conditions(String headers) {
    return CONDITION
        .matcher(headers)
        .results()
        .collect(
            Collectors.toMap(
                found -> "s3:" + found.group("header").toLowerCase(Locale.ROOT),
                found -> found.group("value")));
  }

  @Override
  public void close() {
    forwarder.close();
  }
}
