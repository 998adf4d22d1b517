package dev.weir.aws.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.aws.client.AwsError;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.util.Map;
import java.util.Optional;

/**
 * A secret of the form that RDS keeps: {@code {"username", "password", "host", "port", "engine",
 * "dbname"}}; those that RDS manages itself have the first two only. See
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
 */
public final class RdsSecret {
  private static final Map<String, String> SCHEMES =
      Map.of(
          "postgres", "postgresql",
          "postgresql", "postgresql",
          "aurora-postgresql", "postgresql",
          "mysql", "mysql",
          "aurora-mysql", "mysql",
          "mariadb", "mariadb");

  private final JsonNode content;

  private RdsSecret(JsonNode content) {
    this.content = content;
  }

  /**
   * Of a failure, neither the text nor the parser's words are passed on: they may hold a password.
   */
  static RdsSecret parse(String name, String secret, String text) {
    JsonNode content;
    try {
      content = Json.mapper().readTree(text);
    } catch (JsonProcessingException _) {
      throw invalid(name, secret, "it is neither a URI nor JSON");
    }
    if (!content.path("username").isTextual() || !content.path("password").isTextual()) {
      throw invalid(name, secret, "it lacks username or password");
    }
    return new RdsSecret(content);
  }

  ConnectionUri address(String name, String secret) {
    String scheme = SCHEMES.get(content.path("engine").asText());
    if (scheme == null || content.path("host").asText().isEmpty()) {
      throw invalid(
          name,
          secret,
          "it lacks the host, or an engine out of postgres, mysql, mariadb (write the address into %s, with ?secret=<ARN> for user and password)"
              .formatted(Secrets.variable(name)));
    }
    return new ConnectionUri(
        scheme,
        Optional.of(content.path("username").asText()),
        Optional.of(content.path("password").asText()),
        content.path("host").asText(),
        content.path("port").asInt(ConnectionUri.NO_PORT),
        content.path("dbname").asText(),
        Map.of());
  }

  /** The address with this user and password. */
  ConnectionUri credentials(ConnectionUri address) {
    return new ConnectionUri(
        address.scheme(),
        Optional.of(content.path("username").asText()),
        Optional.of(content.path("password").asText()),
        address.host(),
        address.port(),
        address.path(),
        address.options());
  }

  static TerminalException invalid(String name, String secret, String problem) {
    return new TerminalException(
        AwsError.INVALID_SECRET,
        "Cannot read connection '%s' from the secret %s: %s. A secret is kind://user:password@host:port/database, or JSON with username, password, engine, host, port and dbname."
            .formatted(name, secret, problem));
  }
}
