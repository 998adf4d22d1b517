package dev.weir.function.extractapi.address;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.http.Auth;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API is told of who asks. Its text shows nothing.
 *
 * @param headers by name, whole
 * @param options of every request's query
 * @param client who asks for a token, where one is wanted
 * @param secrets that the pipeline names, and what is made of them
 */
record Credentials(
    Map<String, String> headers,
    Map<String, String> options,
    Optional<TokenClient> client,
    List<String> secrets) {
  private static final Pattern NAMED = Pattern.compile("\\$\\{([^}]*)\\}");

  /** User and password of the address, and what the pipeline says, which comes first. */
  static Credentials of(
      String name, Connection.Http connection, ConnectionUri address, Secrets values) {
    return new Named(name, values).credentials(connection, address);
  }

  /** Puts values in place of their names. */
  private static final class Named {
    private final String connection;
    private final Secrets values;
    private final List<String> secrets = new ArrayList<>();

    Named(String connection, Secrets values) {
      this.connection = connection;
      this.values = values;
    }

    Credentials credentials(Connection.Http http, ConnectionUri address) {
      Map<String, String> headers = new LinkedHashMap<>();
      address.basic().ifPresent(basic -> headers.put("Authorization", "Basic " + basic));
      http.headers()
          .forEach((header, text) -> headers.put(header, filled("header " + header, text)));
      Map<String, String> options = new LinkedHashMap<>();
      Optional<TokenClient> client = Optional.empty();
      switch (http.auth()) {
        case Auth.None _ -> {}
        case Auth.Basic(String user, String password) ->
            headers.put("Authorization", "Basic " + basic(user, password));
        case Auth.Query(Map<String, String> named) ->
            named.forEach((option, text) -> options.put(option, filled("option " + option, text)));
        case Auth.ClientCredentials asks -> client = Optional.of(client(asks));
      }
      return new Credentials(headers, options, client, secrets);
    }

    private String basic(String user, String password) {
      String both = filled("user", user) + ":" + filled("password", password);
      String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
      secrets.add(basic);
      return basic;
    }

    private TokenClient client(Auth.ClientCredentials asks) {
      return new TokenClient(
          connection,
          asks.tokenUrl(),
          filled("client-id", asks.clientId()),
          filled("client-secret", asks.clientSecret()),
          asks.scope());
    }

    /**
     * @param what wants the value, for people
     */
    private String filled(String what, String text) {
      return NAMED
          .matcher(text)
          .replaceAll(
              named -> {
                String secret = value(what, named.group(1));
                secrets.add(secret);
                return Matcher.quoteReplacement(secret);
              });
    }

    private String value(String what, String variable) {
      String value = values.value(connection, variable).map(String::strip).orElse("");
      if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new TerminalException(
            ExtractApiError.NO_SECRET,
            "Cannot reach connection '%s': its %s wants ${%s}, which %s. Set %s in the environment; on AWS, in the JSON of the connection's secret."
                .formatted(
                    connection,
                    what,
                    variable,
                    value.isEmpty() ? "is not set" : "has a character that no header may have",
                    variable));
      }
      return value;
    }
  }

  @Override
  public String toString() {
    return "Credentials" + headers.keySet();
  }
}
