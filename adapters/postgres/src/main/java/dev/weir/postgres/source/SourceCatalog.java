package dev.weir.postgres.source;

import static dev.weir.text.Identifier.quoted;

import dev.weir.source.TableSummary;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the system catalogs say about tables. */
final class SourceCatalog {
  /** Rows by the statistics, and bytes; -1 where there are none. */
  private static final String SIZE =
      """
        CASE c.relkind
          WHEN 'v' THEN -1
          WHEN 'p' THEN (SELECT CASE WHEN min(l.reltuples) >= 0 THEN sum(l.reltuples) ELSE -1 END
            FROM pg_partition_tree(c.oid) p JOIN pg_class l ON l.oid = p.relid WHERE p.isleaf)
          ELSE c.reltuples END::bigint,
        CASE
          WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid)
          WHEN c.relkind = 'p' THEN (SELECT sum(pg_table_size(relid)) FROM pg_partition_tree(c.oid))
          ELSE -1 END::bigint\
      """;

  private static final String FIND =
      """
      SELECT c.oid, n.nspname, c.relname,
      """
          + SIZE
          + """
      ,
        c.relkind IN ('r', 'm') AND NOT c.relhassubclass AND a.amname = 'heap'
          AND current_setting('server_version_num')::int >= 140000
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_am a ON a.oid = c.relam
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND (n.nspname || '.' || c.relname = ? OR (c.relname = ? AND pg_table_is_visible(c.oid)))
      ORDER BY n.nspname || '.' || c.relname = ? DESC
      LIMIT 1\
      """;

  /**
   * Promised by the table and by all whose rows are read with it: a table that inherits can lack
   * the constraint. One that was added as NOT VALID promises nothing about the rows before it, and
   * one of a foreign table nothing at all.
   */
  private static final String NOT_NULL =
      """
      WITH RECURSIVE tree AS (
        SELECT ?::oid AS oid
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.oid)
      SELECT a.attname
      FROM tree JOIN pg_class c ON c.oid = tree.oid JOIN pg_attribute a ON a.attrelid = tree.oid
      WHERE a.attnum > 0 AND NOT a.attisdropped
      GROUP BY a.attname
      HAVING bool_and(a.attnotnull AND c.relkind <> 'f'
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid
          AND k.contype = 'n' AND a.attnum = ANY (k.conkey) AND NOT k.convalidated))\
      """;

  /** Of a table that others inherit from, the key says nothing about their rows. */
  private static final String KEY =
      """
      SELECT a.attname
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid
      CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
      WHERE i.indrelid = ? AND i.indisprimary AND i.indisvalid AND k.place <= i.indnkeyatts
        AND NOT (c.relkind = 'r' AND c.relhassubclass)
      ORDER BY k.place\
      """;

  private static final String NAMES =
      """
      SELECT CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE n.nspname || '.' END || c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      ORDER BY 1
      LIMIT 10000\
      """;

  private static final String TABLES =
      """
      SELECT CASE WHEN pg_table_is_visible(c.oid) THEN '' ELSE n.nspname || '.' END || c.relname,
        c.relkind IN ('r', 'p'),
      """
          + SIZE
          + """

      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'weir')
        AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
      ORDER BY 1
      LIMIT 10000\
      """;

  private static final String BLOCKS =
      "SELECT pg_relation_size(?::oid) / current_setting('block_size')::int";

  private final Connection connection;

  SourceCatalog(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param rows estimated; -1 where the server has no statistics
   * @param bytes -1 for what is stored elsewhere or not at all
   * @param divisible whether its rows can be read by ranges of {@code ctid}
   */
  record Table(long oid, String schema, String name, long rows, long bytes, boolean divisible) {
    String sql() {
      return quoted(schema) + "." + quoted(name);
    }
  }

  /**
   * @param name {@code table} or {@code schema.table}, as the server writes it; either may have
   *     dots
   */
  Optional<Table> find(String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, name);
      statement.setString(2, name);
      statement.setString(3, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(table(row)) : Optional.empty();
      }
    }
  }

  private static Table table(ResultSet row) throws SQLException {
    return new Table(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getBoolean(6));
  }

  /** Columns that hold no null. */
  Set<String> notNull(Table table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOT_NULL)) {
      statement.setLong(1, table.oid());
      try (ResultSet row = statement.executeQuery()) {
        return new HashSet<>(strings(row));
      }
    }
  }

  /** The columns of its primary key; empty without one. */
  List<String> key(Table table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEY)) {
      statement.setLong(1, table.oid());
      try (ResultSet row = statement.executeQuery()) {
        return strings(row);
      }
    }
  }

  /** Tables that there are, as a pipeline would name them. */
  List<String> names() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NAMES);
        ResultSet row = statement.executeQuery()) {
      return strings(row);
    }
  }

  /** Tables that may be read. */
  List<TableSummary> tables() throws SQLException {
    List<TableSummary> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLES);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        tables.add(
            new TableSummary(row.getString(1), row.getBoolean(2), row.getLong(3), row.getLong(4)));
      }
    }
    return tables;
  }

  /** Pages of the table now. */
  long blocks(Table table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BLOCKS)) {
      statement.setLong(1, table.oid());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<String> strings(ResultSet rows) throws SQLException {
    List<String> strings = new ArrayList<>();
    while (rows.next()) {
      strings.add(rows.getString(1));
    }
    return strings;
  }
}
