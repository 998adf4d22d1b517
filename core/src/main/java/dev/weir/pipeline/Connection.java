package dev.weir.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.weir.pipeline.source.http.Auth;
import dev.weir.pipeline.source.http.Rate;
import dev.weir.schema.InOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something outside that sources are read from. Its address comes from {@link
 * dev.weir.secrets.Secrets}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Connection.Database.class, name = "database"),
  @JsonSubTypes.Type(value = Connection.Http.class, name = "http"),
  @JsonSubTypes.Type(value = Connection.Files.class, name = "files")
})
public sealed interface Connection {
  /** How much may be read from it at the same time, by all functions together; at least 1. */
  int maxConnections();

  enum DatabaseKind {
    POSTGRESQL,
    MYSQL
  }

  /**
   * @param database name, used where the address names none
   */
  record Database(DatabaseKind kind, String database, int maxConnections) implements Connection {
    public static final int DEFAULT_MAX_CONNECTIONS = 4;
  }

  /**
   * @param url base address of a public API, used where the environment gives none; never with
   *     credentials
   * @param headers of every request, with {@code ${NAME}} where a value of the connection's secret
   *     is meant
   * @param auth how the API is told who asks, beside the headers
   * @param rate of requests at most, all sources together
   */
  record Http(
      Optional<URI> url,
      int maxConnections,
      Map<String, String> headers,
      Auth auth,
      Optional<Rate> rate)
      implements Connection {
    public static final int DEFAULT_MAX_CONNECTIONS = 4;

    private static final Pattern SECRET = Pattern.compile("\\$\\{([^}]*)}");

    public Http {
      headers = InOrder.copyOf(headers);
    }

    /** Without headers. */
    public Http(Optional<URI> url, int maxConnections) {
      this(url, maxConnections, Map.of(), new Auth.None(), Optional.empty());
    }

    /** Whether a secret, or what is had for one, is sent with every request. */
    @JsonIgnore
    public boolean isConfidential() {
      return !secrets().isEmpty();
    }

    /** The names of the secrets by which the API is told who asks: headers first. */
    @JsonIgnore
    public List<String> secrets() {
      return Stream.concat(headers.values().stream(), auth.texts().stream())
          .flatMap(value -> SECRET.matcher(value).results())
          .map(named -> named.group(1))
          .distinct()
          .toList();
    }
  }

  /**
   * A folder of files: {@code file:///...} (or, on AWS, {@code s3://...}) in the environment; else
   * the pipeline's own {@code input/}.
   */
  record Files(int maxConnections) implements Connection {
    public static final int DEFAULT_MAX_CONNECTIONS = 2;
  }
}
