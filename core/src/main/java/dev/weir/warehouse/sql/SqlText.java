package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and values in a statement. Values are written out where they are Weir's own, because a
 * batch of Redshift's takes no parameters; only such as need no escaping in either are accepted.
 */
public final class SqlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:=,/ -]*");

  private SqlText() {}

  public static String quote(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  public static String quote(TableName table) {
    return quote(table.schema()) + "." + quote(table.table());
  }

  /** Quoted, with commas between. */
  public static String names(List<String> identifiers) {
    return list(identifiers, SqlText::quote, ", ");
  }

  /**
   * @throws IllegalArgumentException if the value would need escaping
   */
  static String literal(String value) {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' must not be written into a statement");
    }
    return "'" + value + "'";
  }

  static <T> String list(List<T> items, Function<T, String> text, String separator) {
    return items.stream().map(text).collect(Collectors.joining(separator));
  }
}
