package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.source.PostgresTypes.ServerColumn;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement for somebody who looks at its result: whatever the session may run, as it is.
 */
final class PeopleQuery {
  private static final int TIMEOUT_SECONDS = 60;

  private final Connection connection;
  private final PostgresErrors errors;

  PeopleQuery(Connection connection, PostgresErrors errors) {
    this.connection = connection;
    this.errors = errors;
  }

  Rows run(String sql, int limit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(TIMEOUT_SECONDS);
      statement.setMaxRows(limit + 1);
      if (!statement.execute(sql)) {
        throw new TerminalException(
            PostgresError.INVALID_SQL,
            "Cannot show the result of the statement on %s: it has none. Write a SELECT."
                .formatted(errors.place()));
      }
      try (ResultSet result = statement.getResultSet()) {
        return rows(result, schema(result), limit);
      }
    }
  }

  private Schema schema(ResultSet result) throws SQLException {
    List<ServerColumn> columns =
        Describer.columns(result.getMetaData(), "the query on " + errors.place());
    return new Schema(
        columns.stream().map(column -> Column.nullable(column.name(), type(column))).toList());
  }

  private static ColumnType type(ServerColumn column) {
    return PostgresTypes.representable(column) ? PostgresTypes.type(column) : Simple.TEXT;
  }

  private static Rows rows(ResultSet result, Schema schema, int limit) throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      if (rows.size() == limit) {
        return new Rows(schema, rows, true);
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < schema.columns().size(); i++) {
        row.add(value(result, i + 1, schema.columns().get(i).type()));
      }
      rows.add(row);
    }
    return new Rows(schema, rows, false);
  }

  private static @Nullable Object value(ResultSet row, int index, ColumnType type)
      throws SQLException {
    @Nullable Object value =
        switch (type) {
          case Decimal _ -> row.getBigDecimal(index);
          case Simple simple ->
              switch (simple) {
                case BOOLEAN -> row.getBoolean(index);
                case INTEGER -> row.getInt(index);
                case BIGINT -> row.getLong(index);
                case REAL -> row.getFloat(index);
                case DOUBLE -> row.getDouble(index);
                case TEXT -> row.getString(index);
                case DATE -> row.getObject(index, LocalDate.class);
                case TIMESTAMP -> row.getObject(index, LocalDateTime.class);
                case TIMESTAMPTZ -> instant(row.getObject(index, OffsetDateTime.class));
                case BINARY -> row.getBytes(index);
              };
        };
    return row.wasNull() ? null : value;
  }

  private static @Nullable Object instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
