package dev.weir.pipeline.keys.source;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.Rates;
import dev.weir.pipeline.place.Place;
import dev.weir.pipeline.shape.Choice;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.http.Rate;
import dev.weir.schema.InOrder;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code connections}. */
public final class ConnectionKeys {
  private static final int MOST_CONNECTIONS = 100;

  /** What a connection, and a source that is read from it, can be. */
  enum Form {
    DATABASE,
    HTTP,
    FILES;

    /** By a connection's kind, as it is written. */
    private static final Map<String, Form> BY_KIND = byKind();

    static Optional<Form> of(String kind) {
      return Optional.ofNullable(BY_KIND.get(kind));
    }

    static Collection<String> kinds() {
      return BY_KIND.keySet();
    }

    private static Map<String, Form> byKind() {
      Map<String, Form> forms = new LinkedHashMap<>();
      for (DatabaseKind kind : DatabaseKind.values()) {
        forms.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), DATABASE);
      }
      forms.put("http", HTTP);
      forms.put("file", FILES);
      return InOrder.copyOf(forms);
    }
  }

  private static final Key<DatabaseKind> DATABASE_KIND =
      Key.required(
          "kind",
          Scalar.choice("kind", List.of(DatabaseKind.values())),
          "What the other side speaks.");
  private static final Key<String> DATABASE =
      Key.required(
          "database",
          Scalar.text("the name of a database"),
          "The database's name, used where the address in the environment names none.");
  private static final Key<Long> DATABASE_MAX =
      maxConnections(Connection.Database.DEFAULT_MAX_CONNECTIONS);

  private static final Key<String> HTTP_KIND =
      Key.required("kind", Scalar.choice("kind", Map.of("http", "http")), "An HTTP API.");
  private static final Key<Optional<URI>> URL =
      Key.optional(
          "url",
          Scalar.text("an http or https address").map(ConnectionKeys::address),
          "The API's base address, without user or password; the environment's comes first.");
  private static final Key<Long> HTTP_MAX = maxConnections(Connection.Http.DEFAULT_MAX_CONNECTIONS);

  private static final Key<Optional<Rate>> RATE =
      Key.optional(
          "rate",
          Rates.RATE,
          "How many requests the API is sent at most, all sources together: they go out in even"
              + " steps.");

  private static final Key<String> FILE_KIND =
      Key.required("kind", Scalar.choice("kind", Map.of("file", "file")), "A folder of files.");
  private static final Key<Long> FILE_MAX =
      maxConnections(Connection.Files.DEFAULT_MAX_CONNECTIONS);

  static final Table<Connection> DATABASE_TABLE =
      Table.of(
          "a database connection",
          "A relational database. Its address and secret come from the environment.",
          List.of(DATABASE_KIND, DATABASE, DATABASE_MAX),
          fields ->
              new Connection.Database(
                  fields.get(DATABASE_KIND),
                  fields.get(DATABASE),
                  fields.get(DATABASE_MAX).intValue()));
  static final Table<Connection> HTTP_TABLE =
      Table.of(
          "an http connection",
          "An HTTP API.",
          List.of(HTTP_KIND, URL, HTTP_MAX, RATE, AuthKeys.AUTH, HeaderKeys.HEADERS),
          fields ->
              new Connection.Http(
                  fields.get(URL),
                  fields.get(HTTP_MAX).intValue(),
                  HeaderKeys.headers(fields),
                  AuthKeys.auth(fields),
                  fields.get(RATE)));
  static final Table<Connection> FILE_TABLE =
      Table.of(
          "a file connection",
          "A folder of files: the pipeline's own input/, or the one the environment names.",
          List.of(FILE_KIND, FILE_MAX),
          fields -> new Connection.Files(fields.get(FILE_MAX).intValue()));

  public static final Shape<Map<String, Connection>> CONNECTIONS =
      new Mapping<>(
          "a map from names to connections",
          Names.CONNECTION_WORDS,
          Names.CONNECTION,
          new Choice<>(
              "a connection: a map with the key kind and others",
              List.of(DATABASE_TABLE, HTTP_TABLE, FILE_TABLE),
              ConnectionKeys::byKind));

  private ConnectionKeys() {}

  private static Key<Long> maxConnections(int byDefault) {
    return Key.defaulted(
        "max-connections",
        Scalar.integer(1, MOST_CONNECTIONS),
        (long) byDefault,
        byDefault,
        "How much may be read from it at the same time, by all functions together.");
  }

  private static Optional<Table<? extends Connection>> byKind(Place place) {
    Optional<String> kind = place.below("kind");
    if (kind.isEmpty()) {
      place.problem("'kind' is missing. Kinds: " + String.join(", ", Form.kinds()) + ".");
      return Optional.empty();
    }
    Optional<Form> form = Form.of(kind.get());
    if (form.isEmpty()) {
      place.problem(DidYouMean.notOne(kind.get(), "kind of connection", Form.kinds()));
    }
    return form.map(ConnectionKeys::table);
  }

  private static Table<Connection> table(Form form) {
    return switch (form) {
      case DATABASE -> DATABASE_TABLE;
      case HTTP -> HTTP_TABLE;
      case FILES -> FILE_TABLE;
    };
  }

  // The address is never shown: it may hold a password.
  static URI address(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not an address, as in https://api.example.com/v1", e);
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "has a user or password: put the whole address into the environment instead");
    }
    if (uri.getHost() == null && String.valueOf(uri.getRawAuthority()).contains("_")) {
      throw new IllegalArgumentException(
          "has a host with an underscore, which no address of an API can have: use another of its"
              + " names, or its IP address");
    }
    if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
      throw new IllegalArgumentException(
          "is not an http or https address, as in https://api.example.com/v1");
    }
    return uri;
  }
}
