package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the database has: schemas, tables and their columns. */
final class Catalog {
  private static final Pattern NUMERIC = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");
  private static final Map<String, ColumnType> TYPES =
      Map.ofEntries(
          Map.entry("boolean", Simple.BOOLEAN),
          Map.entry("integer", Simple.INTEGER),
          Map.entry("bigint", Simple.BIGINT),
          Map.entry("real", Simple.REAL),
          Map.entry("double precision", Simple.DOUBLE),
          Map.entry("text", Simple.TEXT),
          Map.entry("character varying", Simple.TEXT),
          Map.entry("date", Simple.DATE),
          Map.entry("timestamp without time zone", Simple.TIMESTAMP),
          Map.entry("timestamp with time zone", Simple.TIMESTAMPTZ),
          Map.entry("bytea", Simple.BINARY));

  private static final Pattern VARCHAR = Pattern.compile("character varying\\((\\d+)\\)");

  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        a.atthasdef OR a.attidentity <> '', c.relkind IN ('r', 'p')
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = ? AND c.relname = ?
      ORDER BY a.attnum""";

  private final Connection connection;

  Catalog(Connection connection) {
    this.connection = connection;
  }

  boolean hasSchema(String schema) throws SQLException {
    return exists("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?", schema);
  }

  boolean hasTable(String schema, String table) throws SQLException {
    return exists(
        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = ?", schema, table);
  }

  /**
   * Empty if there is no such table.
   *
   * @throws TerminalException if it is a view or anything else that rows are not written into
   */
  List<ExistingColumn> columns(TableName table) throws SQLException {
    List<ExistingColumn> columns = new ArrayList<>();
    for (Found found : found(table)) {
      if (!found.table()) {
        throw new TerminalException(
            WarehouseError.NOT_A_TABLE,
            "Cannot publish into %s: it is a view or the like. Name a table as the target."
                .formatted(table));
      }
      columns.add(
          new ExistingColumn(
              found.name(),
              found.declared(),
              type(found.declared()),
              found.notNull() && !found.hasDefault()));
    }
    return columns;
  }

  /** Types that Weir does not have are read as text. */
  Optional<Schema> describe(TableName table) throws SQLException {
    List<Column> columns =
        found(table).stream()
            .map(found -> new Column(found.name(), readType(found.declared()), !found.notNull()))
            .toList();
    return columns.isEmpty() ? Optional.empty() : Optional.of(new Schema(columns));
  }

  /** Characters that a varchar takes; empty for other types, and where there is no limit. */
  static Optional<Integer> limit(ExistingColumn column) {
    Matcher matcher = VARCHAR.matcher(column.declared());
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private record Found(
      String name, String declared, boolean notNull, boolean hasDefault, boolean table) {}

  private List<Found> found(TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      List<Found> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Found(
                  row.getString(1),
                  row.getString(2),
                  row.getBoolean(3),
                  row.getBoolean(4),
                  row.getBoolean(5)));
        }
      }
      return found;
    }
  }

  private boolean exists(String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static ColumnType readType(String declared) {
    return declared.equals("smallint") ? Simple.INTEGER : type(declared).orElse(Simple.TEXT);
  }

  private static Optional<ColumnType> type(String declared) {
    Matcher numeric = NUMERIC.matcher(declared);
    if (numeric.matches()) {
      int precision = Integer.parseInt(numeric.group(1));
      int scale = Integer.parseInt(numeric.group(2));
      return precision > Decimal.MAX_PRECISION || scale > precision
          ? Optional.empty()
          : Optional.of(new Decimal(precision, scale));
    }
    return VARCHAR.matcher(declared).matches()
        ? Optional.of(Simple.TEXT)
        : Optional.ofNullable(TYPES.get(declared));
  }
}
