package dev.weir.pipeline.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single statement whose {@code :name} parameters are bound by position. What looks like one in a
 * text, a quoted name, a comment, a cast or an array slice is left alone.
 *
 * @param sql as JDBC wants it: {@code ?} for a parameter, {@code ??} for the operator
 * @param names one for each {@code ?}
 */
public record ParameterizedSql(String sql, List<String> names) {
  /**
   * What is taken as a whole, in this order. Comments nest once, which is as deep as people write
   * them. Possessive, so that no text takes longer than its length.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<comment>--[^\\n]*+
            |/\\*[^*/]*+(?:(?:/\\*[^*]*+\\*++(?:[^*/][^*]*+\\*++)*+/|\\*(?!/)|/(?!\\*))[^*/]*+)*+\\*/)
          |(?<quoted>(?<![A-Za-z0-9_])[eE]'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'
            |'[^']*+(?:''[^']*+)*+'
            |"[^"]*+(?:""[^"]*+)*+")
          |(?<dollar>(?<![A-Za-z0-9_$])\\$(?<tag>(?:[A-Za-z_][A-Za-z0-9_]*)?)\\$.*?\\$\\k<tag>\\$)
          |(?<cast>::)
          |(?<![A-Za-z0-9_"\\])]):(?<name>[A-Za-z_][A-Za-z0-9_]*)
          |(?<question>\\?)
          |(?<end>;)
          |(?<space>\\s+)
          |(?<other>.)
          """,
          Pattern.COMMENTS | Pattern.DOTALL);

  public ParameterizedSql {
    names = List.copyOf(names);
  }

  /**
   * @throws IllegalArgumentException if there is more than one statement
   */
  public static ParameterizedSql parse(String sql) {
    StringBuilder positional = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean ended = false;
    for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
      if (token.group("end") != null) {
        ended = true;
        continue;
      }
      if (ended && token.group("space") == null && token.group("comment") == null) {
        throw new IllegalArgumentException(
            "it has more than one statement. Write one, without a semicolon inside");
      }
      if (token.group("name") != null) {
        names.add(token.group("name"));
        positional.append('?');
      } else {
        positional.append(token.group("question") != null ? "??" : token.group());
      }
    }
    return new ParameterizedSql(positional.toString(), names);
  }

  /**
   * The statement with something else in place of each parameter, and without its semicolon.
   *
   * @param replacement of the parameter of that index, from 0
   */
  public static String replaced(String sql, IntFunction<String> replacement) {
    StringBuilder replaced = new StringBuilder();
    int index = 0;
    for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
      if (token.group("name") != null) {
        replaced.append(replacement.apply(index));
        index++;
      } else if (token.group("end") == null) {
        replaced.append(token.group());
      }
    }
    return replaced.toString();
  }

  /** The statement's own words: a space for each text, quoted name and comment. */
  public static String words(String sql) {
    StringBuilder words = new StringBuilder();
    for (Matcher token = TOKEN.matcher(sql); token.find(); ) {
      boolean word =
          token.group("comment") == null
              && token.group("quoted") == null
              && token.group("dollar") == null;
      words.append(word ? token.group() : " ");
    }
    return words.toString();
  }

  /**
   * The values in the order in which they are bound.
   *
   * @throws IllegalArgumentException naming a parameter that has none
   */
  public List<Object> values(Map<String, Object> parameters) {
    List<Object> values = new ArrayList<>();
    for (String name : names) {
      Object value = parameters.get(name);
      if (value == null) {
        throw new IllegalArgumentException("parameter :" + name + " has no value. Give it one");
      }
      values.add(value);
    }
    return values;
  }
}
