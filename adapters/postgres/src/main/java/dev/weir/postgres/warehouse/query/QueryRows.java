package dev.weir.postgres.warehouse.query;

import dev.weir.error.TerminalException;
import dev.weir.postgres.result.ExactNumbers;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a query and reads a small result into memory. */
final class QueryRows {
  private static final int FETCH_ROWS = 1000;

  private QueryRows() {}

  static Rows read(Connection connection, String sql, List<Object> values, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, bound(values.get(i)));
      }
      statement.setFetchSize(Math.min(limit + 1, FETCH_ROWS));
      statement.setMaxRows(limit + 1);
      try (ResultSet result = statement.executeQuery()) {
        return read(result, limit);
      }
    }
  }

  private static Object bound(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private static Rows read(ResultSet result, int limit) throws SQLException {
    List<ColumnType> types = types(result.getMetaData());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean truncated = false;
    while (result.next()) {
      if (rows.size() == limit) {
        truncated = true;
        break;
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        row.add(value(result, i + 1, types.get(i)));
      }
      rows.add(row);
    }
    ExactNumbers.settle(types, rows);
    return new Rows(schema(result.getMetaData(), types), rows, truncated);
  }

  private static Schema schema(ResultSetMetaData columns, List<ColumnType> types)
      throws SQLException {
    List<Column> schema = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      schema.add(Column.nullable(columns.getColumnLabel(i + 1), types.get(i)));
    }
    try {
      return new Schema(schema);
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          WarehouseError.INVALID_QUERY,
          "Cannot show the query's result: %s. Give each column a name of its own (AS)."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static List<ColumnType> types(ResultSetMetaData columns) throws SQLException {
    List<ColumnType> types = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      types.add(type(columns.getColumnTypeName(i), columns.getPrecision(i), columns.getScale(i)));
    }
    return types;
  }

  private static ColumnType type(String name, int precision, int scale) {
    return switch (name) {
      case "bool" -> Simple.BOOLEAN;
      case "int2", "int4", "serial", "smallserial" -> Simple.INTEGER;
      case "int8", "bigserial", "oid" -> Simple.BIGINT;
      case "float4" -> Simple.REAL;
      case "float8" -> Simple.DOUBLE;
      case "date" -> Simple.DATE;
      case "timestamp" -> Simple.TIMESTAMP;
      case "timestamptz" -> Simple.TIMESTAMPTZ;
      case "bytea" -> Simple.BINARY;
      case "numeric" ->
          precision >= 1 && precision <= Decimal.MAX_PRECISION && scale >= 0 && scale <= precision
              ? new Decimal(precision, scale)
              : ExactNumbers.UNSETTLED;
      default -> Simple.TEXT;
    };
  }

  private static @Nullable Object value(ResultSet row, int column, ColumnType type)
      throws SQLException {
    Object value =
        switch (type) {
          // Text, because NaN and the infinities are no BigDecimal.
          case Decimal _ -> row.getString(column);
          case Simple simple ->
              switch (simple) {
                case BOOLEAN -> row.getBoolean(column);
                case INTEGER -> row.getInt(column);
                case BIGINT -> row.getLong(column);
                case REAL -> row.getFloat(column);
                case DOUBLE -> row.getDouble(column);
                case TEXT -> row.getString(column);
                case DATE -> row.getObject(column, LocalDate.class);
                case TIMESTAMP -> row.getObject(column, LocalDateTime.class);
                case TIMESTAMPTZ -> instant(row.getObject(column, OffsetDateTime.class));
                case BINARY -> row.getBytes(column);
              };
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
