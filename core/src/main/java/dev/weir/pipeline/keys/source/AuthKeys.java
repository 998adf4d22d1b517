package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import dev.weir.pipeline.source.http.Auth;
import dev.weir.secrets.ConnectionUri;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of {@code auth}. Every secret is a name: no file has one. */
final class AuthKeys {
  private static final String AUTHORIZATION = "Authorization";
  private static final Pattern SECRET = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}");
  private static final Shape<String> VALUE =
      Scalar.text("a value of the connection's secret, as in ${TOKEN}", SECRET);
  private static final Scalar<String> NAME_OR_VALUE =
      Scalar.text("a name, or a value of the connection's secret, as in ${USER}");

  private static final Key<Optional<String>> BEARER =
      Key.optional(
          "bearer", VALUE, "The token, by its name in the connection's secret or the environment.");
  private static final Key<String> USER = Key.required("user", NAME_OR_VALUE, "Who asks.");
  private static final Key<String> PASSWORD =
      Key.required("password", VALUE, "The password, by its name.");
  private static final Key<Optional<Auth>> BASIC =
      Key.optional(
          "basic",
          Table.of(
              "basic",
              "User and password.",
              List.of(USER, PASSWORD),
              fields -> new Auth.Basic(fields.get(USER), fields.get(PASSWORD))),
          "User and password are sent with every request.");
  private static final Key<Optional<Map<String, String>>> HEADER =
      Key.optional(
          "header",
          new Mapping<>(
                  "a map from headers to values of the connection's secret",
                  "the name of a header",
                  HeaderKeys.NAME,
                  VALUE)
              .map(HeaderKeys::sendable),
          "Headers that hold a secret, as in {X-Api-Key: \"${KEY}\"}.");
  private static final Key<Optional<Map<String, String>>> QUERY =
      Key.optional(
          "query",
          Mapping.of("a map from options to values of the connection's secret", VALUE),
          "Options of every request's query that hold a secret, as in {api_key: \"${KEY}\"}.");
  private static final Key<URI> TOKEN_URL =
      Key.required(
          "token-url",
          Scalar.text("an https address").map(AuthKeys::encrypted),
          "Where a token is given.");
  private static final Key<String> CLIENT_ID =
      Key.required("client-id", NAME_OR_VALUE, "Who asks.");
  private static final Key<String> CLIENT_SECRET =
      Key.required("client-secret", VALUE, "The secret, by its name.");
  private static final Key<Optional<String>> SCOPE =
      Key.optional("scope", Scalar.text("scopes with spaces between them"), "What is asked for.");
  private static final Key<Optional<Auth>> OAUTH2 =
      Key.optional(
          "oauth2",
          Table.of(
              "oauth2",
              "A token for an id and a secret: the client credentials of OAuth 2.0.",
              List.of(TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE),
              fields ->
                  new Auth.ClientCredentials(
                      fields.get(TOKEN_URL),
                      fields.get(CLIENT_ID),
                      fields.get(CLIENT_SECRET),
                      fields.get(SCOPE))),
          "A token is asked for, and asked for anew where it expires.");

  private record Declared(Auth auth, Map<String, String> headers) {}

  private static final Table<Declared> AUTH_TABLE =
      Table.of(
              "auth",
              "How an API is told who asks.",
              List.of(BEARER, BASIC, HEADER, QUERY, OAUTH2),
              AuthKeys::declared)
          .with(new Rule.ExactlyOne(List.of("bearer", "basic", "header", "query", "oauth2")));
  static final Key<Optional<Declared>> AUTH =
      Key.optional("auth", AUTH_TABLE, "How an API is told who asks.");

  private AuthKeys() {}

  private static URI encrypted(String text) {
    URI address = ConnectionKeys.address(text);
    if ("http".equals(address.getScheme()) && !ConnectionUri.isThisMachine(address.getHost())) {
      throw new IllegalArgumentException(
          "is plain http, by which everybody on the way can read the secret: write https://");
    }
    return address;
  }

  static Auth auth(Fields fields) {
    return fields.get(AUTH).map(Declared::auth).orElseGet(Auth.None::new);
  }

  /** Those that auth is, by name. */
  static Map<String, String> headers(Fields fields) {
    return fields.get(AUTH).map(Declared::headers).orElse(Map.of());
  }

  private static Declared declared(Fields fields) {
    Auth auth =
        fields
            .get(BASIC)
            .or(() -> fields.get(OAUTH2))
            .or(() -> fields.get(QUERY).map(Auth.Query::new))
            .orElseGet(Auth.None::new);
    Map<String, String> headers =
        fields
            .get(BEARER)
            .map(token -> Map.of(AUTHORIZATION, "Bearer " + token))
            .or(() -> fields.get(HEADER))
            .orElse(Map.of());
    return new Declared(auth, headers);
  }
}
