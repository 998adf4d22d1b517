package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Connection;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An API's base address. Its text never shows credentials.
 *
 * @param base without query, without a slash at its end
 * @param authorization header, from the address's user and password
 * @param options added to the query of every request
 */
record Endpoint(URI base, Optional<String> authorization, Map<String, String> options) {

  /** The environment's address, else the pipeline's own. */
  static Endpoint of(String name, Connection.Http connection, Secrets secrets) {
    Optional<ConnectionUri> secret = secrets.connection(name);
    ConnectionUri uri =
        secret
            .or(() -> connection.url().map(url -> ConnectionUri.parse(name, url.toString())))
            .orElseThrow(() -> noAddress(name, "no address is set"));
    if (!List.of("http", "https").contains(uri.scheme()) || uri.host().isEmpty()) {
      throw noAddress(name, "'" + uri + "' is no http or https address");
    }
    return new Endpoint(base(name, uri), authorization(uri), uri.options());
  }

  /**
   * @param path as the pipeline has it, values filled in and encoded, query included
   */
  URI resolve(String path) {
    String query =
        options.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(option -> encode(option.getKey()) + "=" + encode(option.getValue()))
            .collect(Collectors.joining("&"));
    String separator = path.contains("?") ? "&" : "?";
    String slash = path.startsWith("/") || path.isEmpty() ? "" : "/";
    return URI.create(base + slash + path + (query.isEmpty() ? "" : separator + query));
  }

  boolean isAt(URI other) {
    return base.getScheme().equals(other.getScheme())
        && base.getRawAuthority().equals(other.getRawAuthority());
  }

  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For people: without credentials and without the query's values. */
  static String shown(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return uri.getScheme()
        + "://"
        + uri.getHost()
        + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
        + uri.getRawPath()
        + (query.isEmpty() ? "" : "?" + query.replaceAll("=[^&]*", "=…"));
  }

  @Override
  public String toString() {
    return shown(base);
  }

  private static URI base(String name, ConnectionUri uri) {
    String path = uri.path().replaceAll("/+$", "");
    try {
      return new URI(
          uri.scheme(), null, uri.host(), uri.port(), path.isEmpty() ? "" : "/" + path, null, null);
    } catch (URISyntaxException e) {
      throw noAddress(name, "its address is not valid");
    }
  }

  private static Optional<String> authorization(ConnectionUri uri) {
    return uri.user()
        .map(user -> user + ":" + uri.password().orElse(""))
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> "Basic " + encoded);
  }

  private static TerminalException noAddress(String name, String problem) {
    return new TerminalException(
        ExtractApiError.NO_ADDRESS,
        "Cannot reach connection '%s': %s. Set %s to https://host/path, or give the connection a url."
            .formatted(name, problem, Secrets.variable(name)));
  }
}
