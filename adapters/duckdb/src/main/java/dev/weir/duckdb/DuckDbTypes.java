package dev.weir.duckdb;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Sql;
import dev.weir.sql.SqlEngine.SqlProblem;

/** DuckDB's types as columns of a data set: exact, or refused with the cast to write. */
final class DuckDbTypes {
  private static final String TEXT_CAST = "CAST(%s AS VARCHAR)";

  private DuckDbTypes() {}

  /**
   * @throws SqlProblem that names the column and the cast to write
   */
  static ColumnType columnType(String column, String type) throws SqlProblem {
    if (type.startsWith("DECIMAL(")) {
      return ColumnType.parse(type);
    }
    if (type.endsWith("]") || type.startsWith("STRUCT(") || type.startsWith("MAP(")) {
      return refuse(column, type, "CAST(to_json(%s) AS VARCHAR)");
    }
    if (type.startsWith("ENUM")) {
      return Simple.TEXT;
    }
    return switch (type) {
      case "BOOLEAN" -> Simple.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> Simple.INTEGER;
      case "BIGINT", "UINTEGER" -> Simple.BIGINT;
      case "UBIGINT" -> new Decimal(20, 0);
      case "FLOAT" -> Simple.REAL;
      case "DOUBLE" -> Simple.DOUBLE;
      case "VARCHAR", "JSON", "UUID", "TIME" -> Simple.TEXT;
      case "DATE" -> Simple.DATE;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" -> Simple.TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE" -> Simple.TIMESTAMPTZ;
      case "BLOB" -> Simple.BINARY;
      case "HUGEINT" -> refuse(column, type, "CAST(%s AS BIGINT) or CAST(%s AS DECIMAL(38,0))");
      case "UHUGEINT" -> refuse(column, type, "CAST(%s AS DECIMAL(38,0))");
      case "TIMESTAMP_NS" -> refuse(column, type, "CAST(%s AS TIMESTAMP)");
      default -> refuse(column, type, TEXT_CAST);
    };
  }

  private static ColumnType refuse(String column, String type, String cast) throws SqlProblem {
    throw new SqlProblem(
        "Column '%s' is %s, which a data set cannot hold. Write %s."
            .formatted(column, type, cast.replace("%s", Sql.identifier(column))));
  }
}
