package dev.weir.function.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What a function URL turns into an HTTP response (Lambda developer guide, "Invoking Lambda
 * function URLs", payload format 2.0).
 *
 * @param body JSON
 */
record UrlAnswer(int statusCode, Map<String, String> headers, String body) {
  private static final String TYPE = "application/json";

  UrlAnswer {
    headers = Map.copyOf(headers);
  }

  static UrlAnswer of(QueryResult result) {
    return new UrlAnswer(
        200, Map.of("content-type", TYPE, "cache-control", "no-store"), json(result));
  }

  /**
   * @param problems one sentence each
   */
  static UrlAnswer of(int status, String error, List<String> problems) {
    return new UrlAnswer(
        status, Map.of("content-type", TYPE), json(new Refusal(error, List.copyOf(problems))));
  }

  UrlAnswer with(String header, String value) {
    return new UrlAnswer(statusCode, Map.of("content-type", TYPE, header, value), body);
  }

  private record Refusal(String error, List<String> problems) {}

  private static String json(Object body) {
    try {
      return Json.mapper().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write an answer as JSON", e);
    }
  }
}
