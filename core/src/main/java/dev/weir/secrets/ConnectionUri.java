package dev.weir.secrets;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code scheme://user:password@host:port/path?option=value}. Its text shows neither password nor
 * options.
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
   * @throws TerminalException if it is none, or has two meanings; it quotes nothing of it
   */
  public static ConnectionUri parse(String name, String text) {
    try {
      return AddressText.parse(text.strip());
    } catch (AddressText.Unreadable e) {
      throw invalid(name, e);
    }
  }

  private static TerminalException invalid(String name, AddressText.Unreadable reason) {
    return new TerminalException(
        CoreError.INVALID_CONNECTION,
        "Cannot read the address of connection '%s' (it is not shown, it may hold a password): %s. Write %s as kind://user:password@host:port/database, with @ : / ? # %% in user and password percent-encoded as %%40 %%3A %%2F %%3F %%23 %%25."
            .formatted(name, reason.getMessage(), Secrets.variable(name)));
  }

  /** Whether what is sent to a host leaves no machine. */
  public static boolean isThisMachine(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.equals("::1")
        || name.matches("127(?:\\.\\d{1,3}){3}");
  }

  /** User and password as HTTP's scheme Basic sends them (RFC 7617); empty without a user. */
  public Optional<String> basic() {
    return user.map(name -> name + ":" + password.orElse(""))
        .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
        .map(Base64.getEncoder()::encodeToString);
  }

  /** What must not be told of this address, for texts that others wrote who know it. */
  public Mask mask() {
    return Mask.of(this);
  }

  /** Of an API, whose user may be a token, without the user. */
  @Override
  public String toString() {
    String shown = scheme.startsWith("http") ? "" : user.map(name -> name + "@").orElse("");
    return scheme + "://" + shown + host + (port == NO_PORT ? "" : ":" + port) + "/" + path;
  }
}
