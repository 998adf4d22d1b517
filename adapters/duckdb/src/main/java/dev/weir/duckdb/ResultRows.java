package dev.weir.duckdb;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine.SqlProblem;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A result's columns and values in the types of data sets. */
final class ResultRows {
  private ResultRows() {}

  static Schema schema(ResultSetMetaData result) throws SQLException, SqlProblem {
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= result.getColumnCount(); i++) {
      String name = result.getColumnName(i);
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw new SqlProblem(
            "Two columns are named '%s'. Name one of them with AS.".formatted(name));
      }
      columns.add(Column.nullable(name, DuckDbTypes.columnType(name, result.getColumnTypeName(i))));
    }
    return new Schema(columns);
  }

  static Rows read(ResultSet result, Schema schema, int limit) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean more = result.next();
    while (more && rows.size() < limit) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= schema.columns().size(); i++) {
        row.add(value(result, i, schema.columns().get(i - 1).type()));
      }
      rows.add(row);
      more = result.next();
    }
    return new Rows(schema, rows, more);
  }

  private static @Nullable Object value(ResultSet result, int i, ColumnType type)
      throws SQLException {
    if (result.getObject(i) == null) {
      return null;
    }
    return switch (type) {
      case Decimal _ -> result.getBigDecimal(i);
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> result.getBoolean(i);
            case INTEGER -> result.getInt(i);
            case BIGINT -> result.getLong(i);
            case REAL -> result.getFloat(i);
            case DOUBLE -> result.getDouble(i);
            case TEXT -> result.getString(i);
            case DATE -> result.getObject(i, LocalDate.class);
            case TIMESTAMP -> result.getObject(i, LocalDateTime.class);
            case TIMESTAMPTZ -> result.getObject(i, OffsetDateTime.class).toInstant();
            case BINARY -> bytes(result.getBlob(i));
          };
    };
  }

  private static byte[] bytes(Blob blob) throws SQLException {
    return blob.getBytes(1, Math.toIntExact(blob.length()));
  }
}
