package dev.weir.function.extractapi.address;

import dev.weir.secrets.Mask;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Credentials that a server repeats in an answer, as in links among its records: they do not go
 * into the lake.
 *
 * @param sent in the very form in which they were sent, as in {@code key=s3cret}; hidden only where
 *     they are a whole option of an address, so that no other data are changed
 */
record Echoes(List<String> sent) {
  static final String HIDDEN = "***";

  /** What an option stands behind; an ampersand of XML ends in one of them. */
  private static final String SEPARATORS = "?&;";

  /** A separator as some JSON has it. */
  private static final byte[] ESCAPED = "\\u0026".getBytes(StandardCharsets.US_ASCII);

  /** Beside letters and digits. Not a dot, which may end a sentence. */
  private static final String IN_VALUES = "-_~%+=/";

  Echoes {
    sent = List.copyOf(sent);
  }

  /**
   * @param options of the address, values as they are
   */
  static Echoes of(Map<String, String> options) {
    return new Echoes(
        options.entrySet().stream()
            .filter(option -> Mask.isSecretOption(option.getValue()))
            .flatMap(
                option ->
                    Stream.of(option.getValue(), RequestPath.value(option.getValue()))
                        .map(value -> option.getKey() + "=" + value))
            .distinct()
            .toList());
  }

  /** The same array where nothing is repeated. */
  byte[] hidden(byte[] body) {
    byte[] hidden = body;
    for (String credential : sent) {
      hidden = hidden(hidden, credential);
    }
    return hidden;
  }

  private static byte[] hidden(byte[] body, String credential) {
    byte[] wanted = credential.getBytes(StandardCharsets.UTF_8);
    int found = find(wanted, body, 0);
    if (found < 0) {
      return body;
    }
    byte[] instead =
        (credential.substring(0, credential.indexOf('=') + 1) + HIDDEN)
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream hidden = new ByteArrayOutputStream(body.length);
    int copied = 0;
    while (found >= 0) {
      hidden.write(body, copied, found - copied);
      hidden.writeBytes(instead);
      copied = found + wanted.length;
      found = find(wanted, body, copied);
    }
    hidden.write(body, copied, body.length - copied);
    return hidden.toByteArray();
  }

  /** A body need not be text of a known encoding, so that bytes are compared. */
  private static int find(byte[] wanted, byte[] body, int from) {
    for (int i = from; i <= body.length - wanted.length; i++) {
      if (body[i] == wanted[0]
          && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)
          && begins(body, i)
          && ends(body, i + wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean begins(byte[] body, int at) {
    int escaped = at - ESCAPED.length;
    return at == 0
        || SEPARATORS.indexOf(body[at - 1]) >= 0
        || (escaped >= 0 && Arrays.equals(body, escaped, at, ESCAPED, 0, ESCAPED.length));
  }

  private static boolean ends(byte[] body, int at) {
    if (at == body.length) {
      return true;
    }
    byte next = body[at];
    boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    boolean digit = next >= '0' && next <= '9';
    return !letter && !digit && IN_VALUES.indexOf(next) < 0;
  }
}
