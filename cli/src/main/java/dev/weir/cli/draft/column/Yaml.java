package dev.weir.cli.draft.column;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as YAML has them: plain, where no reader takes them for anything else. */
public final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private Yaml() {}

  public static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(java.util.Locale.ROOT))
        ? text
        : text(text);
  }

  /** In quotes. */
  public static String text(String text) {
    return TextNode.valueOf(text).toString();
  }
}
