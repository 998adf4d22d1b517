package dev.weir.pipeline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A table of the warehouse, always with its schema. Lower case: not every warehouse tells capitals.
 */
public record TableName(String schema, String table) {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  public TableName {
    if (!NAME.matcher(schema).matches() || !NAME.matcher(table).matches()) {
      throw new IllegalArgumentException(
          "'"
              + schema
              + "."
              + table
              + "' is not a table name: schema.table, each of a-z, 0-9 and _, at most 63"
              + " characters");
    }
  }

  /** Reads {@code schema.table}. */
  @JsonCreator
  public static TableName parse(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName("", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return schema + "." + table;
  }
}
