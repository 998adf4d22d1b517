package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.result.ExactNumbers;
import dev.weir.postgres.source.PostgresTypes.ServerColumn;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
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
        return rows(result, limit);
      }
    }
  }

  private Rows rows(ResultSet result, int limit) throws SQLException {
    List<ServerColumn> columns =
        Describer.columns(result.getMetaData(), "the query on " + errors.place());
    List<ColumnType> types = new ArrayList<>(columns.stream().map(PeopleQuery::type).toList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean truncated = false;
    while (!truncated && result.next()) {
      if (rows.size() == limit) {
        truncated = true;
      } else {
        rows.add(row(result, types));
      }
    }
    ExactNumbers.settle(types, rows);
    return new Rows(schema(columns, types), rows, truncated);
  }

  private static ColumnType type(ServerColumn column) {
    if (!PostgresTypes.representable(column)) {
      return Simple.TEXT;
    }
    return column.typeName().equals("numeric") && !column.array() && column.precision() == 0
        ? ExactNumbers.UNSETTLED
        : PostgresTypes.type(column);
  }

  private static Schema schema(List<ServerColumn> columns, List<ColumnType> types) {
    List<Column> schema = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      schema.add(Column.nullable(columns.get(i).name(), types.get(i)));
    }
    return new Schema(schema);
  }

  private static List<@Nullable Object> row(ResultSet result, List<ColumnType> types)
      throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      row.add(value(result, i + 1, types.get(i)));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet row, int index, ColumnType type)
      throws SQLException {
    @Nullable Object value =
        switch (type) {
          // Text, because NaN and the infinities are no BigDecimal.
          case Decimal _ -> row.getString(index);
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
