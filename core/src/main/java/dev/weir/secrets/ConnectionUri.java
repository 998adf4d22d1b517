package dev.weir.secrets;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code scheme://user:password@host:port/path?option=value}. Its text never shows the password or
 * an option's value.
 *
 * @param path without its first slash, decoded
 */
public record ConnectionUri(
    String scheme,
    Optional<String> user,
    Optional<String> password,
    String host,
    int port,
    String path,
    Map<String, String> options) {

  /** No port in the URI: the kind's default. */
  public static final int NO_PORT = -1;

  public ConnectionUri {
    options = Map.copyOf(options);
  }

  /**
   * @param name of the connection, for the message
   */
  public static ConnectionUri parse(String name, String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw invalid(name);
    }
    if (uri.getScheme() == null) {
      throw invalid(name);
    }
    String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return new ConnectionUri(
        uri.getScheme(),
        user.isEmpty() ? Optional.empty() : Optional.of(decode(user)),
        colon < 0 ? Optional.empty() : Optional.of(decode(userInfo.substring(colon + 1))),
        uri.getHost() == null ? "" : uri.getHost(),
        uri.getPort(),
        decode(path.startsWith("/") ? path.substring(1) : path),
        options(uri.getRawQuery() == null ? "" : uri.getRawQuery()));
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        options.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return options;
  }

  // A plus is a plus: this is a URI, not a form.
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static TerminalException invalid(String name) {
    return new TerminalException(
        CoreError.INVALID_CONNECTION,
        "Cannot read the address of connection '%s' (it is not shown, it may hold a password): write %s as kind://user:password@host:port/database, with special characters percent-encoded."
            .formatted(name, Secrets.variable(name)));
  }

  @Override
  public String toString() {
    return scheme
        + "://"
        + user.map(name -> name + "@").orElse("")
        + host
        + (port == NO_PORT ? "" : ":" + port)
        + "/"
        + path;
  }
}
