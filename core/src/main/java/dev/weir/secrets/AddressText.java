package dev.weir.secrets;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an address apart. Java's own parser is asked for its characters only: it knows no host with
 * an underscore, and takes what stands behind an unescaped {@code /} or {@code ?} of a password for
 * a path, which messages show.
 */
final class AddressText {
  /** The parts of RFC 3986, appendix B. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<slashes>//(?<authority>[^/?#]*))?"
              + "(?<path>[^?#]*)(?:\\?(?<query>[^#]*))?(?<fragment>#.*)?");

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(?:(?<user>[^:@]*)(?::(?<password>[^@]*))?@)?"
              + "(?<host>\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]*)(?::(?<port>[0-9]{0,5}))?");

  /** ARNs have {@code @} in the names of secrets, and are none themselves. */
  private static final Pattern ARN = Pattern.compile("(?<==)arn:[^&]*");

  private static final int HIGHEST_PORT = 65535;
  private static final String ENDS_EARLY =
      "an unescaped @ : / ? or # seems to stand in its user or password";

  private AddressText() {}

  /** Why a text is no address. It quotes nothing of it. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason);
    }
  }

  static ConnectionUri parse(String text) throws Unreadable {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new Unreadable("it does not begin with a kind and ://");
    }
    requireOneMeaning(parts);
    requireCharacters(text);
    Matcher authority = AUTHORITY.matcher(part(parts, "authority"));
    if (!authority.matches()) {
      throw new Unreadable(ENDS_EARLY);
    }
    String path = part(parts, "path");
    return new ConnectionUri(
        part(parts, "scheme"),
        decoded(authority, "user").filter(user -> !user.isEmpty()),
        decoded(authority, "password"),
        part(authority, "host"),
        port(part(authority, "port")),
        decode(path.startsWith("/") ? path.substring(1) : path),
        options(part(parts, "query")));
  }

  /** In doubt nothing is taken for a path or an option that could be the end of a password. */
  private static void requireOneMeaning(Matcher parts) throws Unreadable {
    boolean file = part(parts, "scheme").equals("file");
    if (parts.group("slashes") == null && !file) {
      throw new Unreadable("it does not begin with a kind and ://");
    }
    String query = ARN.matcher(part(parts, "query")).replaceAll("");
    boolean late = (!file && part(parts, "path").contains("@")) || query.contains("@");
    if (late || parts.group("fragment") != null) {
      throw new Unreadable(ENDS_EARLY);
    }
  }

  private static void requireCharacters(String text) throws Unreadable {
    try {
      var _ = new URI(text);
    } catch (URISyntaxException _) {
      // Its message quotes the address.
      throw new Unreadable("a character in it is not percent-encoded, or a % stands for none");
    }
  }

  private static int port(String digits) throws Unreadable {
    if (digits.isEmpty()) {
      return ConnectionUri.NO_PORT;
    }
    int port = Integer.parseInt(digits);
    if (port < 1 || port > HIGHEST_PORT) {
      throw new Unreadable("its port is not one from 1 to " + HIGHEST_PORT);
    }
    return port;
  }

  private static Map<String, String> options(String query) throws Unreadable {
    Map<String, String> options = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        options.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return options;
  }

  private static Optional<String> decoded(Matcher parts, String name) throws Unreadable {
    String text = parts.group(name);
    return text == null ? Optional.empty() : Optional.of(decode(text));
  }

  private static String part(Matcher parts, String name) {
    String text = parts.group(name);
    return text == null ? "" : text;
  }

  /** A plus is a plus: this is a URI, not a form. */
  private static String decode(String text) throws Unreadable {
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(written.length);
    for (int i = 0; i < written.length; i++) {
      if (written[i] == '%') {
        bytes.put((byte) (hex(written[i + 1]) << 4 | hex(written[i + 2])));
        i += 2;
      } else {
        bytes.put(written[i]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException _) {
      throw new Unreadable("what its % stand for is not UTF-8");
    }
  }

  /** {@link #requireCharacters} has seen to it that they are there. */
  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}
