package dev.weir.pipeline.source.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.weir.schema.InOrder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an API is told who asks, beyond what stands in headers. {@code ${NAME}} is a value of the
 * connection's secret: none of them is here.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Auth.None.class, name = "none"),
  @JsonSubTypes.Type(value = Auth.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Auth.Query.class, name = "query"),
  @JsonSubTypes.Type(value = Auth.ClientCredentials.class, name = "client-credentials")
})
public sealed interface Auth {
  /** As they are written: what may name secrets. */
  default List<String> texts() {
    return switch (this) {
      case None _ -> List.of();
      case Basic(String user, String password) -> List.of(user, password);
      case Query(Map<String, String> options) -> List.copyOf(options.values());
      case ClientCredentials asks -> List.of(asks.clientId(), asks.clientSecret());
    };
  }

  /** Not at all, or by headers. */
  record None() implements Auth {}

  /** User and password, RFC 7617. */
  record Basic(String user, String password) implements Auth {}

  /**
   * @param options of every request's query
   */
  record Query(Map<String, String> options) implements Auth {
    public Query {
      options = InOrder.copyOf(options);
    }
  }

  /** A token that a server gives for an id and a secret, RFC 6749, section 4.4. */
  record ClientCredentials(
      URI tokenUrl, String clientId, String clientSecret, Optional<String> scope) implements Auth {}
}
