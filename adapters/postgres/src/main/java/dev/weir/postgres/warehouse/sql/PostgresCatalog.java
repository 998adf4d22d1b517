package dev.weir.postgres.warehouse.sql;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.ExistingColumn.Filling;
import dev.weir.warehouse.sql.DeclaredTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the database has: schemas, tables, their columns and comments. */
public final class PostgresCatalog {
  private static final DeclaredTypes TYPES =
      new DeclaredTypes(Map.of("text", Simple.TEXT, "bytea", Simple.BINARY));

  /**
   * The last value: whether a text is cast to the type without loss. Not to one with a length or
   * digits, to which the server cuts and rounds; nor to those that take a part of a text, or read
   * it by the server's locale.
   */
  private static final String COLUMNS =
      """
      SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef,
        a.attidentity::text, a.attgenerated <> '', c.relkind IN ('r', 'p'),
        a.atttypmod = -1 AND coalesce(e.typtype, t.typtype) IN ('b', 'e', 'r', 'm')
          AND coalesce(e.typname, t.typname) NOT IN ('name', 'char', 'money')
          AND t.typname <> 'numeric'
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
      WHERE n.nspname = ? AND c.relname = ?
      ORDER BY a.attnum\
      """;

  /** The table itself is the column without a name. */
  private static final String COMMENTS =
      """
      SELECT a.attname, d.description
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.classoid = c.tableoid
      LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
      WHERE n.nspname = ? AND c.relname = ?\
      """;

  private static final String USER_WITHOUT =
      """
      SELECT current_user
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ? AND NOT has_table_privilege(c.oid, ?)\
      """;

  private final Connection connection;

  public PostgresCatalog(Connection connection) {
    this.connection = connection;
  }

  public boolean hasSchema(String schema) throws SQLException {
    return exists("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?", schema);
  }

  public boolean hasTable(String schema, String table) throws SQLException {
    return exists(
        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = ?", schema, table);
  }

  public boolean hasColumn(String schema, String table, String column) throws SQLException {
    return exists(
        """
        SELECT 1 FROM pg_catalog.pg_attribute
        WHERE attrelid = to_regclass(quote_ident(?) || '.' || quote_ident(?)) AND attname = ?
          AND NOT attisdropped\
        """,
        schema,
        table,
        column);
  }

  /**
   * Empty if there is no such table.
   *
   * @throws TerminalException if it is a view or anything else that rows are not written into
   */
  public List<ExistingColumn> columns(TableName table) throws SQLException {
    List<ExistingColumn> columns = new ArrayList<>();
    for (Found found : found(table)) {
      if (!found.table()) {
        throw new TerminalException(
            WarehouseError.NOT_A_TABLE,
            "Cannot publish into %s: it is a view or the like. Name a table as the target."
                .formatted(table));
      }
      columns.add(found.existing());
    }
    return columns;
  }

  /**
   * The user that may not do that with a table; empty if it may, or there is no such table.
   *
   * @param right as in GRANT: {@code DELETE}
   */
  public Optional<String> userWithout(String right, TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(USER_WITHOUT)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      statement.setString(3, right);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Those of the table and its columns; none if there is no such table. */
  public Comments comments(TableName table) throws SQLException {
    Optional<String> ofTable = Optional.empty();
    Map<String, String> ofColumns = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COMMENTS)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          if (row.getString(1) == null) {
            ofTable = Optional.of(row.getString(2));
          } else {
            ofColumns.put(row.getString(1), row.getString(2));
          }
        }
      }
    }
    return new Comments(ofTable, ofColumns);
  }

  /** Types that Weir does not have are read as text. */
  public Optional<Schema> describe(TableName table) throws SQLException {
    List<Column> columns =
        found(table).stream()
            .map(
                found ->
                    new Column(found.name(), TYPES.readable(found.declared()), !found.notNull()))
            .toList();
    return columns.isEmpty() ? Optional.empty() : Optional.of(new Schema(columns));
  }

  /**
   * @param textFits whether the server casts a text to it without loss
   */
  private record Found(
      String name,
      String declared,
      boolean notNull,
      Filling filling,
      boolean table,
      boolean textFits) {
    ExistingColumn existing() {
      Optional<ColumnType> exact = TYPES.exact(declared);
      List<ColumnType> casts = DeclaredTypes.casts(declared);
      if (casts.isEmpty() && exact.isEmpty() && textFits) {
        casts = List.of(Simple.TEXT);
      }
      return new ExistingColumn(name, declared, exact, casts, filling);
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    boolean notNull = row.getBoolean(3);
    Filling filling;
    if (row.getString(5).equals("a") || row.getBoolean(6)) {
      filling = Filling.GENERATED;
    } else if (!notNull) {
      filling = Filling.NULL;
    } else {
      boolean filled = row.getBoolean(4) || !row.getString(5).isEmpty();
      filling = filled ? Filling.DEFAULT : Filling.REQUIRED;
    }
    return new Found(
        row.getString(1), row.getString(2), notNull, filling, row.getBoolean(7), row.getBoolean(8));
  }

  private List<Found> found(TableName table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table.schema());
      statement.setString(2, table.table());
      List<Found> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(found(row));
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
}
