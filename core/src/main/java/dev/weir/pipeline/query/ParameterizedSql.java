package dev.weir.pipeline.query;

import dev.weir.pipeline.query.SqlTokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A single statement whose {@code :name} parameters are bound by position. What looks like one in a
 * text, a quoted name, a comment, a cast or an array slice is left alone.
 *
 * @param sql as JDBC wants it: {@code ?} for a parameter, {@code ??} for the operator
 * @param names one for each {@code ?}
 */
public record ParameterizedSql(String sql, List<String> names) {
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
    for (SqlTokens token = new SqlTokens(sql); token.next(); ) {
      Kind kind = token.kind();
      if (kind == Kind.END) {
        ended = true;
        continue;
      }
      if (ended && kind != Kind.SPACE && kind != Kind.COMMENT) {
        throw new IllegalArgumentException(
            "it has more than one statement. Write one, without a semicolon inside");
      }
      if (kind == Kind.PARAMETER) {
        names.add(token.text().substring(1));
      }
      positional.append(positional(kind, token.text()));
    }
    return new ParameterizedSql(positional.toString(), names);
  }

  /** PostgreSQL's driver takes the three characters that a comment may begin with for all of it. */
  private static String positional(Kind kind, String text) {
    return switch (kind) {
      case PARAMETER -> "?";
      case QUESTION -> "??";
      case COMMENT -> text.startsWith("/*/") ? "/* " + text.substring(2) : text;
      case SPACE, QUOTED, OTHER, END -> text;
    };
  }

  /**
   * The statement with something else in place of each parameter, and without its semicolon.
   *
   * @param replacement of the parameter of that index, from 0
   */
  public static String replaced(String sql, IntFunction<String> replacement) {
    StringBuilder replaced = new StringBuilder();
    int index = 0;
    for (SqlTokens token = new SqlTokens(sql); token.next(); ) {
      if (token.kind() == Kind.PARAMETER) {
        replaced.append(replacement.apply(index));
        index++;
      } else if (token.kind() != Kind.END) {
        replaced.append(token.text());
      }
    }
    return replaced.toString();
  }

  /** The statement's own words: a space for each text, quoted name and comment. */
  public static String words(String sql) {
    StringBuilder words = new StringBuilder();
    for (SqlTokens token = new SqlTokens(sql); token.next(); ) {
      boolean word = token.kind() != Kind.COMMENT && token.kind() != Kind.QUOTED;
      words.append(word ? token.text() : " ");
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
