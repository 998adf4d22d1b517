package dev.weir.sql;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.text.Identifier;

/** How names, values and types are written in the SQL of transforms. */
public final class Sql {
  private Sql() {}

  /** Any name, quoted, so that spaces, capitals, quotes and reserved words are no matter. */
  public static String identifier(String name) {
    return Identifier.quoted(name);
  }

  /** Text as a literal. */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public static String type(ColumnType type) {
    return switch (type) {
      case Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case BIGINT -> "BIGINT";
            case REAL -> "REAL";
            case DOUBLE -> "DOUBLE";
            case TEXT -> "VARCHAR";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case TIMESTAMPTZ -> "TIMESTAMPTZ";
            case BINARY -> "BLOB";
          };
    };
  }

  public static String cast(String expression, ColumnType type) {
    return "CAST(" + expression + " AS " + type(type) + ")";
  }

  public static String tryCast(String expression, ColumnType type) {
    return "TRY_CAST(" + expression + " AS " + type(type) + ")";
  }
}
