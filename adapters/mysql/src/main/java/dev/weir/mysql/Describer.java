package dev.weir.mysql;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.mysql.MySqlTypes.ServerColumn;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.ColumnType;
import dev.weir.source.TableSummary;
import dev.weir.text.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Works out what to ask for when a relation is read. */
final class Describer {
  private static final String FIND =
      """
      SELECT table_schema, table_name, coalesce(table_rows, -1), coalesce(data_length, -1)
      FROM information_schema.tables
      WHERE (table_schema = DATABASE() AND table_name = ?) OR concat(table_schema, '.', table_name) = ?
      ORDER BY table_name = BINARY ? DESC
      LIMIT 1\
      """;

  private static final String TABLES =
      """
      SELECT CASE WHEN table_schema = DATABASE() THEN table_name
        ELSE concat(table_schema, '.', table_name) END AS name,
        table_type = 'BASE TABLE', coalesce(table_rows, -1), coalesce(data_length, -1)
      FROM information_schema.tables
      WHERE table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
      ORDER BY 1
      LIMIT 10000\
      """;

  private final Connection connection;
  private final MySqlErrors errors;

  Describer(Connection connection, MySqlErrors errors) {
    this.connection = connection;
    this.errors = errors;
  }

  SelectedRelation describe(Relation relation) throws SQLException {
    return switch (relation) {
      case Relation.Table table -> table(table);
      case Relation.Query query -> query(query);
    };
  }

  private SelectedRelation table(Relation.Table relation) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, relation.name());
      statement.setString(2, relation.name());
      statement.setString(3, relation.name());
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw unknown(relation.name());
        }
        String label =
            "table %s.%s on %s".formatted(row.getString(1), row.getString(2), errors.place());
        String from = quoted(row.getString(1)) + "." + quoted(row.getString(2));
        return new SelectedRelation(
            from, row.getLong(3), row.getLong(4), columns(from, relation.columns(), label));
      }
    }
  }

  private SelectedRelation query(Relation.Query relation) throws SQLException {
    String label = "the query on " + errors.place();
    String from = "(\n" + SqlText.MYSQL.withoutEnd(relation.sql()) + "\n) AS weir";
    List<SelectedColumn> columns =
        columns(from, relation.columns(), label).stream().map(SelectedColumn::optional).toList();
    return new SelectedRelation(from, -1, -1, columns);
  }

  private List<SelectedColumn> columns(String from, Map<String, ColumnType> wanted, String label)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + from + " LIMIT 0")) {
      List<ServerColumn> columns = columns(none.getMetaData(), label);
      List<String> names = columns.stream().map(ServerColumn::name).toList();
      for (String name : wanted.keySet()) {
        if (!names.contains(name)) {
          throw new TerminalException(
              MySqlError.UNKNOWN_COLUMN,
              "Cannot read column '%s' of %s, which `columns` asks for: there is none of that name, but %s.%s"
                  .formatted(name, label, String.join(", ", names), DidYouMean.hint(name, names)));
        }
      }
      return columns.stream()
          .map(
              column ->
                  MySqlTypes.select(
                      column, quoted(column.name()), wanted.get(column.name()), label))
          .toList();
    }
  }

  /**
   * @throws TerminalException if they do not make a schema
   */
  static List<ServerColumn> columns(ResultSetMetaData metadata, String label) throws SQLException {
    List<ServerColumn> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      String name = metadata.getColumnLabel(i);
      if (name.isEmpty() || !names.add(name.toLowerCase(Locale.ROOT))) {
        throw new TerminalException(
            MySqlError.UNSUPPORTED_TYPE,
            "Cannot read %s: two columns are named '%s', without regard to case, or one has no name. Name it by AS in a query."
                .formatted(label, name));
      }
      columns.add(
          new ServerColumn(
              name,
              metadata.getColumnTypeName(i),
              metadata.getPrecision(i),
              metadata.getScale(i),
              metadata.isNullable(i) != ResultSetMetaData.columnNoNulls));
    }
    return columns;
  }

  /** Tables that the session's user may read something of: the server shows it no others. */
  static List<TableSummary> tables(Connection connection) throws SQLException {
    List<TableSummary> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLES)) {
      while (row.next()) {
        tables.add(
            new TableSummary(row.getString(1), row.getBoolean(2), row.getLong(3), row.getLong(4)));
      }
    }
    return tables;
  }

  private TerminalException unknown(String name) throws SQLException {
    List<String> names = tables(connection).stream().map(TableSummary::name).toList();
    String shown = names.isEmpty() ? "none" : String.join(", ", names.stream().limit(20).toList());
    return new TerminalException(
        MySqlError.UNKNOWN_TABLE,
        "Cannot find table '%s' on %s.%s Tables that its user sees: %s."
            .formatted(name, errors.place(), DidYouMean.hint(name, names), shown));
  }

  static String quoted(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }
}
