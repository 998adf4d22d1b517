package dev.weir.aws.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.json.Json;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret that is no address but has values by name, as the tokens of an API. */
final class NamedValues {
  private NamedValues() {}

  /** Whether it is one: JSON without anything that leads to a database. */
  static boolean isOne(String secret) {
    JsonNode content = content(secret);
    return content.isObject()
        && Stream.of("username", "password", "engine", "host").noneMatch(content::has);
  }

  static Optional<String> of(String secret, String name) {
    JsonNode value = content(secret).path(name);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** A URI is a secret too. */
  private static JsonNode content(String secret) {
    try {
      return Json.mapper().readTree(secret);
    } catch (JsonProcessingException _) {
      return Json.mapper().missingNode();
    }
  }
}
