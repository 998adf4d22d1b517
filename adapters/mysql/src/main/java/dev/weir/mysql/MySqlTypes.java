package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The type table of this source: docs/reference/databases.md. */
final class MySqlTypes {
  /** Of 64 bits, unsigned. */
  private static final Decimal UNSIGNED_64 = new Decimal(20, 0);

  private MySqlTypes() {}

  /**
   * A column as the driver describes it.
   *
   * @param typeName as in {@code BIGINT UNSIGNED}
   */
  record ServerColumn(String name, String typeName, int precision, int scale, boolean nullable) {}

  /**
   * @param reference the column in SQL
   * @param wanted the pipeline's own choice of type
   * @param relation for messages
   */
  static SelectedColumn select(
      ServerColumn column, String reference, @Nullable ColumnType wanted, String relation) {
    ColumnType type = wanted == null ? type(column, relation) : wanted;
    return new SelectedColumn(
        relation, column.name(), expression(column, reference, type), type, column.nullable());
  }

  /** A column of a result that somebody looks at: nothing can be asked for in another form. */
  static SelectedColumn shown(ServerColumn column, String relation) {
    boolean wide = word(column).startsWith("DECIMAL") && column.precision() > Decimal.MAX_PRECISION;
    ColumnType type = wide ? Simple.TEXT : type(column, relation);
    return new SelectedColumn(relation, column.name(), "", type, true);
  }

  private static ColumnType type(ServerColumn column, String relation) {
    return switch (word(column)) {
      case "BIT" -> column.precision() == 1 ? Simple.BOOLEAN : UNSIGNED_64;
      case "TINYINT",
          "TINYINT UNSIGNED",
          "SMALLINT",
          "SMALLINT UNSIGNED",
          "MEDIUMINT",
          "MEDIUMINT UNSIGNED",
          "INT",
          "YEAR" ->
          Simple.INTEGER;
      case "INT UNSIGNED", "BIGINT" -> Simple.BIGINT;
      case "BIGINT UNSIGNED" -> UNSIGNED_64;
      case "FLOAT", "FLOAT UNSIGNED" -> Simple.REAL;
      case "DOUBLE", "DOUBLE UNSIGNED" -> Simple.DOUBLE;
      case "DECIMAL", "DECIMAL UNSIGNED" -> decimal(column, relation);
      case "DATE" -> Simple.DATE;
      case "DATETIME" -> Simple.TIMESTAMP;
      case "TIMESTAMP" -> Simple.TIMESTAMPTZ;
      case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" -> Simple.BINARY;
      default -> Simple.TEXT;
    };
  }

  /** Values come as the server's text, so that nothing between it and the file rounds or shifts. */
  private static String expression(ServerColumn column, String reference, ColumnType type) {
    return switch (word(column)) {
      case "BIT" -> reference + " + 0";
      // As text, a float has six digits only.
      case "FLOAT", "FLOAT UNSIGNED" -> reference + " + 0e0";
      case "DATE", "DATETIME", "TIMESTAMP", "TIME" -> "CAST(" + reference + " AS CHAR)";
      case "GEOMETRY" -> "ST_AsText(" + reference + ")";
      case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" ->
          type == Simple.TEXT ? "HEX(" + reference + ")" : reference;
      default -> reference;
    };
  }

  private static String word(ServerColumn column) {
    return column.typeName().toUpperCase(Locale.ROOT);
  }

  private static Decimal decimal(ServerColumn column, String relation) {
    if (column.precision() > Decimal.MAX_PRECISION) {
      throw new TerminalException(
          MySqlError.UNSUPPORTED_TYPE,
          "Cannot read column '%s' of %s: decimal(%d,%d) has more than 38 digits. Set `columns: {%s: text}` or `columns: {%s: decimal(38,%d)}` on the source."
              .formatted(
                  column.name(),
                  relation,
                  column.precision(),
                  column.scale(),
                  column.name(),
                  column.name(),
                  column.scale()));
    }
    return new Decimal(column.precision(), column.scale());
  }
}
