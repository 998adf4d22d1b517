package dev.weir.function.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.error.TerminalException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code GET /<pipeline>/<query>?<parameter>=<value>&...}, as a function URL passes it on.
 *
 * @param parameters as they are written after the question mark, decoded
 */
record UrlRequest(String pipeline, String query, Map<String, String> parameters) {
  /** What a query's parameters take is far less. */
  private static final int MAX_QUERY_STRING = 8192;

  private static final Pattern PATH =
      Pattern.compile("/([A-Za-z0-9_-]{1,64})/([A-Za-z0-9_-]{1,64})");

  static boolean is(JsonNode message) {
    return message.path("requestContext").has("http");
  }

  static UrlRequest of(JsonNode event) {
    String method = event.path("requestContext").path("http").path("method").asText();
    if (!method.equals("GET")) {
      throw new TerminalException(
          QueryError.NOT_GET, "Cannot answer %s: only GET is answered.".formatted(method));
    }
    Matcher path = PATH.matcher(event.path("rawPath").asText());
    if (!path.matches()) {
      throw new TerminalException(
          QueryError.NO_SUCH_PATH,
          "Cannot answer: the path names no query. Write /<pipeline>/<query>?<parameter>=<value>.");
    }
    return new UrlRequest(
        path.group(1), path.group(2), parameters(event.path("rawQueryString").asText()));
  }

  private static Map<String, String> parameters(String text) {
    if (text.length() > MAX_QUERY_STRING) {
      throw invalid(
          List.of("What follows '?' is longer than %d characters.".formatted(MAX_QUERY_STRING)));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        add(pair, parameters, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    return parameters;
  }

  private static void add(String pair, Map<String, String> parameters, List<String> problems) {
    int equals = pair.indexOf('=');
    try {
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (parameters.put(name, value) != null) {
        problems.add("Parameter '%s' is given more than once.".formatted(name));
      }
    } catch (IllegalArgumentException _) {
      problems.add("'%s' is not percent-encoded.".formatted(pair));
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static TerminalException invalid(List<String> problems) {
    return new TerminalException(
        QueryError.INVALID_REQUEST, "Cannot read the URL:\n" + String.join("\n", problems));
  }
}
