package dev.weir.warehouse.sql;

import static dev.weir.text.Identifier.quoted;
import static dev.weir.warehouse.sql.SqlText.list;
import static dev.weir.warehouse.sql.SqlText.names;
import static dev.weir.warehouse.sql.SqlText.table;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;

/** Statements on the tables that are published. */
public final class TargetSql {
  private final Dialect dialect;
  private final StagingSql staging;

  TargetSql(Dialect dialect, StagingSql staging) {
    this.dialect = dialect;
    this.staging = staging;
  }

  static String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quoted(schema);
  }

  String create(TargetLoad target) {
    return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)%s"
        .formatted(
            table(target.table()),
            list(
                target.schema().columns(),
                column -> "  " + dialect.column(column, target.design()),
                ",\n"),
            dialect.attributes(target.design()));
  }

  String addColumn(TargetLoad target, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s"
        .formatted(table(target.table()), dialect.column(column, target.design()));
  }

  /** What makes the comments as the target wants them. */
  List<String> comments(TargetLoad target, Comments there) {
    Comments differing = target.design().comments().differingFrom(there);
    String table = table(target.table());
    List<String> statements = new ArrayList<>();
    differing.table().ifPresent(text -> statements.add(comment("TABLE " + table, text)));
    differing
        .columns()
        .forEach(
            (column, text) ->
                statements.add(comment("COLUMN " + table + "." + quoted(column), text)));
    return statements;
  }

  private String comment(String what, String text) {
    return "COMMENT ON %s IS %s".formatted(what, dialect.literal(text));
  }

  /** Never in a transaction: not every warehouse takes it there. */
  public String widen(TableName table, String column, long length) {
    return "ALTER TABLE %s ALTER COLUMN %s TYPE varchar(%s)"
        .formatted(table(table), quoted(column), length);
  }

  /**
   * What goes before the new rows come: nothing for append.
   *
   * @param table the target's columns
   */
  public List<String> delete(TargetLoad target, List<ExistingColumn> table) {
    return switch (target.write()) {
      case APPEND -> List.of();
      case REPLACE -> List.of("DELETE FROM " + table(target.table()));
      case MERGE -> List.of(deleteKeys(target, table));
    };
  }

  /**
   * @param table the target's columns; those that it lacks are made for this publication
   */
  public String insert(TargetLoad target, List<ExistingColumn> table) {
    Published published = new Published(dialect, target, table);
    String values =
        list(
            target.schema().columns(),
            column -> published.value(column, quoted(column.name())),
            ", ");
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(
            table(target.table()), names(target.schema().names()), values, staging.table(target));
  }

  private String deleteKeys(TargetLoad target, List<ExistingColumn> columns) {
    Published published = new Published(dialect, target, columns);
    String table = table(target.table());
    String staged = staging.table(target);
    String same =
        list(
            target.keys(),
            key ->
                "%s.%s = %s"
                    .formatted(
                        table, quoted(key), published.value(key, staged + "." + quoted(key))),
            "\n  AND ");
    // No alias: not every warehouse's DELETE takes one.
    return "DELETE FROM %s\nUSING %s\nWHERE %s".formatted(table, staged, same);
  }
}
