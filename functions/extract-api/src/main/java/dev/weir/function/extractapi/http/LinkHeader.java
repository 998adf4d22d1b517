package dev.weir.function.extractapi.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Link}, RFC 8288: {@code <https://…?page=2>; rel="next", <…>; rel="last"}. */
final class LinkHeader {
  private static final String PARAMETER =
      "\\s*;\\s*(?:[^\\s;,=\"]+\\s*(?:=\\s*(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s;,\"]*+))?)?";
  private static final Pattern LINK =
      Pattern.compile("<(?<target>[^>]*)>(?<parameters>(?:" + PARAMETER + ")*+)");
  private static final Pattern PARAMETERS =
      Pattern.compile(
          ";\\s*(?<name>[^\\s;,=\"]+)\\s*(?:=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<bare>[^\\s;,\"]*+)))?");

  private LinkHeader() {}

  /**
   * @param values of all headers of this name
   */
  static Optional<String> next(List<String> values) {
    for (String value : values) {
      Matcher link = LINK.matcher(value);
      while (link.find()) {
        if (isNext(link.group("parameters"))) {
          return Optional.of(link.group("target"));
        }
      }
    }
    return Optional.empty();
  }

  /** Only the first rel counts; it may name several relations. */
  private static boolean isNext(String parameters) {
    Matcher parameter = PARAMETERS.matcher(parameters.toLowerCase(Locale.ROOT));
    while (parameter.find()) {
      if (parameter.group("name").equals("rel")) {
        String quoted = parameter.group("quoted");
        String names = quoted == null ? String.valueOf(parameter.group("bare")) : quoted;
        return Arrays.asList(names.strip().split("\\s+")).contains("next");
      }
    }
    return false;
  }
}
