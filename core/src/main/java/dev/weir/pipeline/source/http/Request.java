package dev.weir.pipeline.source.http;

import dev.weir.schema.InOrder;
import java.util.Map;
import java.util.Optional;

/**
 * What an API is asked first.
 *
 * @param path below the connection's address, with {@code {id}} where {@code each} gives values;
 *     may have a query
 * @param query options behind it, in this order; values may have {@code {id}} too
 * @param body a JSON object; only of a POST
 */
public record Request(
    Method method, String path, Map<String, String> query, Optional<String> body) {
  /** Both read: a POST is tried again as a GET is. */
  public enum Method {
    GET,
    POST
  }

  public Request {
    query = InOrder.copyOf(query);
  }

  public static Request get(String path) {
    return new Request(Method.GET, path, Map.of(), Optional.empty());
  }
}
