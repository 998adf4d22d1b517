package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.text.Identifier;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names and values in a statement. Values are written out where they are Weir's own, because not
 * every warehouse takes parameters in a transaction; only such as need no escaping are accepted.
 */
public final class SqlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:=,/ -]*");

  private SqlText() {}

  static String table(TableName table) {
    return table(table.schema(), table.table());
  }

  static String table(String schema, String table) {
    return Identifier.quoted(schema) + "." + Identifier.quoted(table);
  }

  /** Quoted, with commas between. */
  public static String names(List<String> identifiers) {
    return list(identifiers, Identifier::quoted, ", ");
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
