package dev.weir.function.extractapi.address;

import java.net.URI;
import java.util.Optional;

/**
 * Who asks for a token, and where. Its text shows no secret.
 *
 * @param connection name, for messages
 */
public record TokenClient(
    String connection, URI url, String id, String secret, Optional<String> scope) {
  @Override
  public String toString() {
    return "TokenClient[" + connection + "]";
  }
}
