package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.TableRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the table that a COPY loads.
 *
 * @param type its name without a length: {@code character varying}
 * @param length in bytes; 0 for types without
 * @param mustBeGiven whether it is NOT NULL without a default
 */
record TableColumn(
    String name,
    String type,
    int length,
    int precision,
    int scale,
    boolean mustBeGiven,
    boolean identity) {

  private static final String COLUMNS =
      """
      SELECT a.attname, pg_catalog.redshift_type(a.atttypid, a.atttypmod),
        a.attnotnull AND NOT a.atthasdef, a.attidentity <> ''
      FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attnum\
      """;

  /** The columns that values go to, in that order. */
  static List<TableColumn> of(Connection connection, CopyCommand command) throws SQLException {
    List<TableColumn> all = all(connection, command.table());
    List<TableColumn> loaded = new ArrayList<>();
    if (command.columns().isEmpty()) {
      all.stream().filter(column -> !column.identity || command.explicitIds()).forEach(loaded::add);
    }
    for (String name : command.columns()) {
      loaded.add(
          all.stream()
              .filter(column -> column.name.equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RedshiftError(
                          "column \"%s\" of relation \"%s\" does not exist"
                              .formatted(name, command.table().table()))));
    }
    checkLeftOut(command, all, loaded);
    return loaded;
  }

  /** aws/aws-sdk-pandas issue 2871: an identity column too, from Parquet files. */
  private static void checkLeftOut(
      CopyCommand command, List<TableColumn> all, List<TableColumn> loaded) {
    if (loaded.stream().distinct().count() < loaded.size()) {
      throw new RedshiftError("column specified more than once");
    }
    boolean listed = !command.columns().isEmpty();
    if (all.stream().anyMatch(column -> column.mustBeGiven && !loaded.contains(column))
        && (listed || all.stream().anyMatch(TableColumn::identity))) {
      throw new RedshiftError("NOT NULL column without DEFAULT must be included in column list");
    }
  }

  private static List<TableColumn> all(Connection connection, TableRef table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, table.quoted());
      List<TableColumn> columns = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.add(read(row));
        }
      }
      return columns;
    }
  }

  private static TableColumn read(ResultSet row) throws SQLException {
    String declared = row.getString(2);
    int open = declared.indexOf('(');
    int close = declared.indexOf(')');
    String type = open < 0 ? declared : declared.substring(0, open) + declared.substring(close + 1);
    String[] arguments =
        open < 0 ? new String[] {"0"} : declared.substring(open + 1, close).split(",");
    int first = Integer.parseInt(arguments[0]);
    int second = arguments.length < 2 ? 0 : Integer.parseInt(arguments[1]);
    boolean identity = row.getBoolean(4);
    return new TableColumn(
        row.getString(1), type, first, first, second, row.getBoolean(3), identity);
  }

  /** As Redshift's errors write it. */
  String described() {
    return switch (type) {
      case "integer" -> "INT";
      case "numeric" -> "DECIMAL(%d, %d)".formatted(precision, scale);
      case "character varying" -> "VARCHAR";
      case "binary varying" -> "VARBYTE";
      case "double precision" -> "DOUBLE";
      case "timestamp without time zone" -> "TIMESTAMP";
      case "timestamp with time zone" -> "TIMESTAMPTZ";
      default -> type.toUpperCase(java.util.Locale.ROOT);
    };
  }
}
