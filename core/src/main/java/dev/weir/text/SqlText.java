package dev.weir.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How texts, names and comments are written in a database's SQL. */
public enum SqlText {
  /** Comments are known to nest once, which is as deep as people write them. */
  POSTGRESQL(
      """
      (?<comment>--[^\\n]*+
        |/\\*[^*/]*+(?:(?:/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/|\\*(?!/)|/(?!\\*))[^*/]*+)*+\\*/)
      |(?<![A-Za-z0-9_])[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'
      |'[^']*+(?:''[^']*+)*+'
      |"[^"]*+(?:""[^"]*+)*+"
      |(?<![A-Za-z0-9_$])\\$(?<tag>(?:[A-Za-z_][A-Za-z0-9_]*)?)\\$.*?\\$\\k<tag>\\$
      """),
  /** A comment with an exclamation mark is none: the server runs it. */
  MYSQL(
      """
      (?<comment>--(?=\\s|$)[^\\n]*+|\\#[^\\n]*+|/\\*(?!M?!)[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/)
      |'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'
      |"[^"\\\\]*+(?:(?:\\\\.|"")[^"\\\\]*+)*+"
      |`[^`]*+(?:``[^`]*+)*+`
      """);

  private final Pattern token;

  SqlText(String taken) {
    this.token =
        Pattern.compile(
            taken + "|(?<end>;)|(?<space>\\s+)|(?<other>.)", Pattern.COMMENTS | Pattern.DOTALL);
  }

  /** A statement without its semicolon, whatever spaces and comments stand behind that. */
  public String withoutEnd(String statement) {
    int end = statement.length();
    boolean ended = false;
    for (Matcher at = token.matcher(statement); at.find(); ) {
      if (at.group("end") != null) {
        end = ended ? end : at.start();
        ended = true;
      } else if (at.group("space") == null && at.group("comment") == null) {
        end = statement.length();
        ended = false;
      }
    }
    return statement.substring(0, end);
  }
}
