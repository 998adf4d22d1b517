package dev.weir.secrets;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts: a driver's message, a server's answer, a stack trace. The password of
 * an address, and user and options of an HTTP one, become {@code ***} however they are written.
 *
 * @param secrets as they may be written, the longest first
 */
public record Mask(List<String> secrets) {
  /** Knows no secret, but what an address with one looks like. */
  public static final Mask NONE = new Mask(List.of());

  private static final String HIDDEN = "***";

  /** What is shorter stands in any text by chance, and protects nothing. */
  private static final int SHORTEST = 4;

  /** Many options are plain words, as in {@code format=csv}. */
  private static final int SHORTEST_OPTION = 6;

  /** How an address is written may be said. */
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=[A-Za-z0-9+.-]{1,20}://)(?!user:password@)[^/\\s'\"]*@");

  private static final Pattern OPTION =
      Pattern.compile(
          "(?<address>[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\\s?'\"<>]*)\\?(?<query>[^\\s'\"<>]+)");

  private static final Pattern VALUE = Pattern.compile("=[^&;,)\\s]*");

  public Mask {
    secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  static Mask of(ConnectionUri uri) {
    return new Mask(
        (uri.scheme().startsWith("http") ? ofApi(uri) : ofDatabase(uri))
            .flatMap(Mask::spellings)
            .toList());
  }

  /** A token is often the user, and a key an option. */
  private static Stream<String> ofApi(ConnectionUri uri) {
    return Stream.of(
            uri.user().stream(),
            uri.password().stream(),
            uri.basic().stream(),
            uri.options().values().stream().filter(Mask::isSecretOption))
        .flatMap(secrets -> secrets);
  }

  /** Whether an API's address is taken to hold a secret in an option with this value. */
  public static boolean isSecretOption(String value) {
    return value.length() >= SHORTEST_OPTION;
  }

  /** A password that is the name of its user or database is known, and stands in every message. */
  private static Stream<String> ofDatabase(ConnectionUri uri) {
    return uri
        .password()
        .filter(password -> !password.equals(uri.path()))
        .filter(password -> !password.equals(uri.user().orElse("")))
        .stream();
  }

  /** One for all of them. */
  public static Mask all(Collection<Mask> masks) {
    return new Mask(masks.stream().flatMap(mask -> mask.secrets().stream()).toList());
  }

  /** A text of our own without the secrets; addresses in it, which show how to write one, stay. */
  public String of(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, HIDDEN);
    }
    return masked;
  }

  /** A text without user and password of any address in it. */
  public static String withoutUsers(String text) {
    return USER_INFO.matcher(text).replaceAll(HIDDEN + "@");
  }

  /**
   * A text that others wrote without the secrets, and without those of any address in it: user,
   * password, and the values of the options.
   */
  public String foreign(String text) {
    return OPTION
        .matcher(withoutUsers(of(text)))
        .replaceAll(
            address ->
                Matcher.quoteReplacement(
                    address.group("address")
                        + "?"
                        + VALUE.matcher(address.group("query")).replaceAll("=" + HIDDEN)));
  }

  /** The failure without the secrets; itself, if it has none. */
  public WeirException of(WeirException failure) {
    String message = String.valueOf(failure.getMessage());
    String masked = of(message);
    if (masked.equals(message)) {
      return failure;
    }
    String sentence = masked.substring(masked.indexOf(' ') + 1);
    return switch (failure) {
      case TerminalException _ -> new TerminalException(failure.code(), sentence);
      case TransientException _ -> new TransientException(failure.code(), sentence);
    };
  }

  private static Stream<String> spellings(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    return Stream.of(secret, form, form.replace("+", "%20"), json);
  }

  @Override
  public String toString() {
    return "Mask[" + secrets.size() + "]";
  }
}
