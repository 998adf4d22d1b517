package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.AnyMap;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.source.http.Request;
import dev.weir.pipeline.source.http.Request.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of what an API is asked. */
final class RequestKeys {
  private static final Pattern CONFIDENTIAL =
      Pattern.compile("(?:api[-_]?)?key|(?:access[-_]?)?token|(?:client[-_]?)?secret|password");

  private static final Key<String> PATH =
      Key.required("path", Scalar.text("a path"), "Below the connection's address.");
  private static final Key<Method> METHOD =
      Key.defaulted(
          "method",
          Scalar.choice("method", List.of(Method.values())),
          Method.GET,
          "get",
          "How it is asked: get, or post where the API reads a body.");
  private static final Key<Map<String, String>> QUERY =
      Key.defaulted(
          "query",
          Mapping.of(
                  "a map from options to values",
                  Scalar.literal("a text, a number, or true or false"))
              .map(RequestKeys::open),
          Map.of(),
          Map.of(),
          "Options behind the path, as in {status: paid}. They are percent-encoded.");
  private static final Key<Optional<String>> BODY =
      Key.optional(
          "body",
          new AnyMap("a map, which is sent as JSON"),
          "What is sent with method: post, as JSON.");

  static final List<Key<?>> ALL = List.of(PATH, METHOD, QUERY, BODY);

  private RequestKeys() {}

  static Request request(Fields fields) {
    return new Request(fields.get(METHOD), fields.get(PATH), fields.get(QUERY), fields.get(BODY));
  }

  private static Map<String, String> open(Map<String, String> query) {
    for (String name : query.keySet()) {
      if (CONFIDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        throw new IllegalArgumentException(
            "has %s, which looks like a secret, and no file should have one: put it into the connection's address in the environment"
                .formatted(name));
      }
    }
    return query;
  }
}
