package dev.weir.function.extractapi.address;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * Paths and queries as they go into an address. What is percent-encoded already stays as it is;
 * what no address may have (RFC 3986) is percent-encoded.
 */
public final class RequestPath {
  private static final BitSet ALLOWED = new BitSet();

  static {
    ALLOWED.set('a', 'z' + 1);
    ALLOWED.set('A', 'Z' + 1);
    ALLOWED.set('0', '9' + 1);
    "-._~:/?@!$&'()*+,;=".chars().forEach(ALLOWED::set);
  }

  private RequestPath() {}

  static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    boolean query = false;
    for (int i = 0; i < path.length(); ) {
      int character = path.codePointAt(i);
      query |= character == '?';
      boolean brackets = query && (character == '[' || character == ']');
      if (ALLOWED.get(character) || brackets || isEscape(path, i)) {
        encoded.appendCodePoint(character);
      } else {
        encoded.append(value(Character.toString(character)));
      }
      i += Character.charCount(character);
    }
    return encoded.toString();
  }

  /** Of a value, all that is not plain. */
  public static String value(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The same address with an option, in place of any of this name. */
  public static URI with(URI uri, String name, String value) {
    String key = value(name);
    List<String> options = new ArrayList<>();
    for (String option : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
      if (!option.isEmpty() && !option.replaceFirst("=.*", "").equals(key)) {
        options.add(option);
      }
    }
    options.add(key + "=" + value(value));
    return URI.create(uri.toString().replaceFirst("[?#].*", "") + "?" + String.join("&", options));
  }

  private static boolean isEscape(String path, int at) {
    return path.startsWith("%", at)
        && at + 2 < path.length()
        && HexFormat.isHexDigit(path.charAt(at + 1))
        && HexFormat.isHexDigit(path.charAt(at + 2));
  }
}
