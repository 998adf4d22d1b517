package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of what is sent with every request to an API. No secret is written in a file. */
final class HeaderKeys {
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern SECRET = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}");
  private static final Pattern CONFIDENTIAL =
      Pattern.compile(".*(?:authorization|cookie|key|token|secret|password).*");

  /** Weir's own, and those that the protocol keeps for itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  static final Key<Map<String, String>> HEADERS =
      Key.defaulted(
          "headers",
          new Mapping<>(
                  "a map from headers to values",
                  "the name of a header",
                  NAME,
                  Scalar.text("a value, in which ${NAME} is one of the connection's secret"))
              .map(HeaderKeys::sendable),
          Map.of(),
          Map.of(),
          "Headers of every request. ${NAME} stands for a value of the connection's secret, or of"
              + " the environment.");

  private HeaderKeys() {}

  /** By name, values as they are written. */
  static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = new LinkedHashMap<>(fields.get(HEADERS));
    headers.putAll(AuthKeys.headers(fields));
    return headers;
  }

  static Map<String, String> sendable(Map<String, String> headers) {
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (RESERVED.contains(lower)) {
            throw new IllegalArgumentException(
                "has " + name + ", which cannot be set: take it out");
          }
          if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                name + " has a character that no header may have: write printable ASCII");
          }
          if (CONFIDENTIAL.matcher(lower).matches() && !SECRET.matcher(value).find()) {
            throw new IllegalArgumentException(
                name
                    + " looks like a secret, which no file should have: write ${NAME}, and set NAME"
                    + " in the environment or the connection's secret");
          }
        });
    return headers;
  }
}
