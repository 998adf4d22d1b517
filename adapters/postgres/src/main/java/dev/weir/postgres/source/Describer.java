package dev.weir.postgres.source;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Relation;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.source.PostgresTypes.ServerColumn;
import dev.weir.postgres.source.decode.SelectedColumn;
import dev.weir.schema.ColumnType;
import dev.weir.text.Identifier;
import dev.weir.text.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** Works out what to ask for when a relation is read. */
final class Describer {
  private final Connection connection;
  private final SourceCatalog catalog;
  private final PostgresErrors errors;

  Describer(Connection connection, PostgresErrors errors) {
    this.connection = connection;
    this.catalog = new SourceCatalog(connection);
    this.errors = errors;
  }

  SelectedRelation describe(Relation relation) throws SQLException {
    return switch (relation) {
      case Relation.Table table -> table(table);
      case Relation.Query query -> query(query);
    };
  }

  private SelectedRelation table(Relation.Table relation) throws SQLException {
    SourceCatalog.Table table =
        catalog.find(relation.name()).orElseThrow(() -> unknown(relation.name()));
    String label = "table %s.%s on %s".formatted(table.schema(), table.name(), errors.place());
    List<ServerColumn> columns = columns("SELECT * FROM " + table.sql() + " LIMIT 0", label);
    List<String> references =
        columns.stream().map(column -> Identifier.quoted(column.name())).toList();
    return new SelectedRelation(
        label,
        table.sql(),
        Optional.of(table),
        checked(select(columns, references, catalog.notNull(table), relation.columns(), label)));
  }

  private SelectedRelation query(Relation.Query relation) throws SQLException {
    String label = "the query on " + errors.place();
    // On lines of its own, as it may end in a comment.
    String nested = "(\n" + SqlText.POSTGRESQL.withoutEnd(relation.sql()) + "\n) AS weir";
    List<ServerColumn> columns = columns("SELECT * FROM " + nested + " LIMIT 0", label);
    List<String> references =
        IntStream.rangeClosed(1, columns.size()).mapToObj(number -> "c" + number).toList();
    return new SelectedRelation(
        label,
        nested + "(" + String.join(", ", references) + ")",
        Optional.empty(),
        checked(select(columns, references, Set.of(), relation.columns(), label)));
  }

  /** A server that knows the encoding of a database sends UTF-8. */
  private List<SelectedColumn> checked(List<SelectedColumn> columns) throws SQLException {
    String encoding = connection.unwrap(PGConnection.class).getParameterStatus("server_encoding");
    return "SQL_ASCII".equals(encoding)
        ? columns.stream().map(SelectedColumn::unchecked).toList()
        : columns;
  }

  private List<ServerColumn> columns(String sql, String label) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery(sql)) {
      return columns(none.getMetaData(), label);
    }
  }

  /**
   * @throws TerminalException if they do not make a schema
   */
  static List<ServerColumn> columns(ResultSetMetaData metadata, String label) throws SQLException {
    List<ServerColumn> columns = new ArrayList<>();
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(
          new ServerColumn(
              metadata.getColumnLabel(i),
              metadata.getColumnTypeName(i),
              metadata.getColumnType(i) == Types.ARRAY,
              metadata.getPrecision(i),
              scale(metadata.getScale(i))));
    }
    check(columns, label);
    return columns;
  }

  /** The driver takes a negative scale's 11 bits for a large one. */
  private static int scale(int given) {
    return given > 1000 ? given - 2048 : given;
  }

  private static void check(List<ServerColumn> columns, String label) {
    if (columns.isEmpty()) {
      throw new TerminalException(
          PostgresError.UNSUPPORTED_TYPE,
          "Cannot read %s: it has no columns. Leave this source out.".formatted(label));
    }
    Set<String> names = new HashSet<>();
    for (ServerColumn column : columns) {
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        throw new TerminalException(
            PostgresError.UNSUPPORTED_TYPE,
            "Cannot read %s: two columns are named '%s', without regard to case. Give one another name by AS in a query."
                .formatted(label, column.name()));
      }
    }
  }

  private static List<SelectedColumn> select(
      List<ServerColumn> columns,
      List<String> references,
      Set<String> notNull,
      Map<String, ColumnType> wanted,
      String label) {
    List<String> names = columns.stream().map(ServerColumn::name).toList();
    for (String name : wanted.keySet()) {
      if (!names.contains(name)) {
        throw new TerminalException(
            PostgresError.UNKNOWN_COLUMN,
            "Cannot read column '%s' of %s, which `columns` asks for: there is none of that name, but %s.%s"
                .formatted(name, label, shown(names), DidYouMean.hint(name, names)));
      }
    }
    List<SelectedColumn> selected = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ServerColumn column = columns.get(i);
      boolean nullable = !notNull.contains(column.name());
      selected.add(
          PostgresTypes.select(
              column, references.get(i), nullable, wanted.get(column.name()), label));
    }
    return selected;
  }

  private TerminalException unknown(String name) {
    List<String> names;
    try {
      names = catalog.names();
    } catch (SQLException e) {
      names = List.of();
    }
    String hint = DidYouMean.hint(name, names);
    String table = name.substring(name.lastIndexOf('.') + 1);
    return new TerminalException(
        PostgresError.UNKNOWN_TABLE,
        "Cannot find table '%s' on %s.%s Tables that its user sees: %s. Names are written as in the database, without quotes."
            .formatted(
                name,
                errors.place(),
                hint.isEmpty() ? DidYouMean.hint(table, names) : hint,
                shown(names)));
  }

  private static String shown(List<String> names) {
    String first = names.stream().limit(20).collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names.size() > 20 ? first + ", …" : first;
  }
}
