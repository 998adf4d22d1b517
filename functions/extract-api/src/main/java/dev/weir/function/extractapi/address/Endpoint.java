package dev.weir.function.extractapi.address;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.pipeline.Connection;
import dev.weir.secrets.ConnectionUri;
import dev.weir.secrets.Mask;
import dev.weir.secrets.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An API's base address. Its text never shows credentials.
 *
 * @param base without query, without a slash at its end
 * @param headers of every request to it, and to nowhere else: the credentials
 * @param options added to the query of every request
 * @param client who asks for a token that goes with every request, where one is wanted
 * @param known the credentials, which no message shows
 * @param echoes what a server may repeat of it in an answer
 */
public record Endpoint(
    URI base,
    Map<String, String> headers,
    Map<String, String> options,
    Optional<TokenClient> client,
    KnownSecrets known,
    Echoes echoes) {
  public Endpoint {
    headers = Map.copyOf(headers);
    options = Map.copyOf(options);
  }

  /**
   * The environment's address, else the pipeline's own.
   *
   * @throws TerminalException if there is none that can be used, or credentials would be sent
   *     unencrypted to another machine
   */
  public static Endpoint of(String name, Connection.Http connection, Secrets secrets) {
    String place = secrets.place(name);
    Optional<ConnectionUri> secret = secrets.connection(name);
    ConnectionUri uri =
        secret
            .or(() -> connection.url().map(url -> ConnectionUri.parse(name, url.toString())))
            .orElseThrow(() -> noAddress(name, "no address is set", place));
    if (!List.of("http", "https").contains(uri.scheme()) || uri.host().isEmpty()) {
      // Of another kind, it is not known which of its parts are secrets.
      throw noAddress(
          name, "'%s://%s' is no http or https address".formatted(uri.scheme(), uri.host()), place);
    }
    Credentials credentials = Credentials.of(name, connection, uri, secrets);
    boolean confidential =
        uri.user().isPresent()
            || !credentials.secrets().isEmpty()
            || (secret.isPresent() && !uri.options().isEmpty());
    if (confidential && uri.scheme().equals("http") && !ConnectionUri.isThisMachine(uri.host())) {
      throw new TerminalException(
          ExtractApiError.NOT_ENCRYPTED,
          "Cannot reach connection '%s': its address at %s is sent credentials, which plain http would show to everybody on the way. Write https:// in %s. An option that is no secret belongs into the source's path."
              .formatted(name, uri.host(), place));
    }
    Map<String, String> hidden = new HashMap<>(credentials.options());
    Map<String, String> options = new HashMap<>(uri.options());
    options.putAll(credentials.options());
    if (secret.isPresent()) {
      hidden.putAll(uri.options());
    }
    return new Endpoint(
        base(name, uri, place),
        credentials.headers(),
        options,
        credentials.client(),
        new KnownSecrets(Mask.all(List.of(uri.mask(), new Mask(credentials.secrets())))),
        Echoes.of(hidden));
  }

  /**
   * @param path as the pipeline has it, values filled in and encoded, query included
   */
  public URI resolve(String path) {
    String slash = path.startsWith("/") || path.isEmpty() || path.startsWith("?") ? "" : "/";
    return withOptions(URI.create(base + slash + RequestPath.encoded(path)));
  }

  /**
   * @param query options behind the path, in place of any of their names; values as they are
   */
  public URI resolve(String path, Map<String, String> query) {
    URI uri = resolve(path);
    for (Map.Entry<String, String> option : query.entrySet()) {
      uri = RequestPath.with(uri, option.getKey(), option.getValue());
    }
    return uri;
  }

  /** An address that the server gave, with the options that it leaves out or that were hidden. */
  public URI withOptions(URI uri) {
    List<String> pairs = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (String pair : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      if (!pair.endsWith("=" + Echoes.HIDDEN)) {
        pairs.add(pair);
        there.add(pair.replaceFirst("=.*", ""));
      }
    }
    options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(option -> !there.contains(RequestPath.value(option.getKey())))
        .map(o -> RequestPath.value(o.getKey()) + "=" + RequestPath.value(o.getValue()))
        .forEach(pairs::add);
    String text = uri.toString().replaceFirst("[?#].*", "");
    return URI.create(pairs.isEmpty() ? text : text + "?" + String.join("&", pairs));
  }

  /** Takes credentials out of texts. */
  public Mask mask() {
    return known.mask();
  }

  /** From now on, no message shows it. */
  public void hide(String token) {
    known.add(token);
  }

  /** Whether it is the same server, by the same protocol. */
  public boolean isAt(URI other) {
    return other.getHost() != null && origin(base).equals(origin(other));
  }

  private static String origin(URI uri) {
    boolean secure = uri.getScheme().equalsIgnoreCase("https");
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
  }

  /** An answer without the credentials that it may repeat; not copied where there are none. */
  public byte[] hidden(byte[] body) {
    return echoes.hidden(body);
  }

  /** A value as it goes into a path. */
  public static String encode(String value) {
    return RequestPath.value(value);
  }

  /** For people: without credentials and without the query's values. */
  public static String shown(URI uri) {
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

  private static URI base(String name, ConnectionUri uri, String place) {
    String path = uri.path().replaceAll("/+$", "");
    try {
      return new URI(
          uri.scheme(), null, uri.host(), uri.port(), path.isEmpty() ? "" : "/" + path, null, null);
    } catch (URISyntaxException e) {
      throw noAddress(
          name,
          uri.host().contains("_")
              ? "its host '%s' has an underscore, which no address of an API can have: use another of its names"
                  .formatted(uri.host())
              : "its address is not valid",
          place);
    }
  }

  private static TerminalException noAddress(String name, String problem, String place) {
    return new TerminalException(
        ExtractApiError.NO_ADDRESS,
        "Cannot reach connection '%s': %s. Set %s to https://host/path, or give the connection a url."
            .formatted(name, problem, place));
  }
}
