package dev.weir.warehouse.sql;

import static dev.weir.text.Identifier.quoted;
import static dev.weir.warehouse.sql.SqlText.list;
import static dev.weir.warehouse.sql.SqlText.names;
import static dev.weir.warehouse.sql.SqlText.table;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.Constraints;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.columns.Retyping;
import dev.weir.warehouse.columns.TableColumns;
import java.util.ArrayList;
import java.util.List;

/** Statements on the tables that are published. */
public final class TargetSql implements Retyping {
  /** Only what is read has an alias: not every warehouse's UPDATE takes one. */
  private static final String STAGED = " AS s";

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
    List<String> notNull = target.design().constraints().notNull();
    List<String> lines = new ArrayList<>();
    for (Column column : target.schema().columns()) {
      lines.add(
          "  "
              + dialect.column(column, target.design())
              + (notNull.contains(column.name()) ? " NOT NULL" : ""));
    }
    List<String> key = key(target);
    if (!key.isEmpty()) {
      lines.add("  PRIMARY KEY (" + names(key) + ")");
    }
    return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)%s"
        .formatted(
            table(target.table()), String.join(",\n", lines), dialect.attributes(target.design()));
  }

  /**
   * What no two rows share: for merge its keys, which are looked at whenever it publishes; for what
   * is replaced the source's key, if the warehouse looks at it. Rows that are appended may come
   * twice.
   */
  private List<String> key(TargetLoad target) {
    Constraints constraints = target.design().constraints();
    return switch (target.write()) {
      case APPEND -> List.of();
      case REPLACE -> dialect.enforcesKeys() ? constraints.key() : List.of();
      case MERGE -> constraints.notNull().containsAll(target.keys()) ? target.keys() : List.of();
    };
  }

  String addColumn(TargetLoad target, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s"
        .formatted(table(target.table()), dialect.column(column, target.design()));
  }

  String renameColumn(TableName table, String before, String after) {
    return "ALTER TABLE %s RENAME COLUMN %s TO %s"
        .formatted(table(table), quoted(before), quoted(after));
  }

  @Override
  public boolean inPlace() {
    return dialect.retypesInPlace();
  }

  @Override
  public List<String> statements(TableName table, String column, ColumnType type) {
    return dialect.retype(table(table), column, dialect.stagingType(type));
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

  /** Before rows that are there are changed: what others add meanwhile would stay. */
  public List<String> lock(TargetLoad target) {
    return target.write() == Write.APPEND
        ? List.of()
        : dialect.lockOutWriters(table(target.table())).stream().toList();
  }

  /**
   * What becomes of the rows that are there, before new ones come: nothing for append. What is
   * merged is updated, so that columns which the data lacks keep their values.
   *
   * @param table the target's columns; those that it lacks are made for this publication
   */
  public List<String> change(TargetLoad target, List<ExistingColumn> table) {
    return switch (target.write()) {
      case APPEND -> List.of();
      case REPLACE -> List.of("DELETE FROM " + table(target.table()));
      case MERGE -> List.of(update(target, table));
    };
  }

  /**
   * The rows that are new: for merge those whose key the table does not have.
   *
   * @param table the target's columns; those that it lacks are made for this publication
   */
  public String insert(TargetLoad target, List<ExistingColumn> table) {
    Published published = new Published(dialect, target, table);
    Schema columns = new TableColumns(target, table).published();
    String values =
        list(columns.columns(), column -> published.value(column, staged(column)), ", ");
    String from = staging.table(target) + STAGED;
    if (target.write() == Write.MERGE) {
      from +=
          "\nLEFT JOIN %s ON %s\nWHERE %s IS NULL"
              .formatted(
                  table(target.table()),
                  sameKey(target, published),
                  column(target, target.keys().getFirst()));
    }
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(table(target.table()), names(columns.names()), values, from);
  }

  /**
   * For merge: how many of the staged rows have a key that the table has.
   *
   * @param table the target's columns
   */
  public String countKnown(TargetLoad target, List<ExistingColumn> table) {
    return "SELECT count(*)\nFROM %s%s\nWHERE EXISTS (SELECT 1 FROM %s WHERE %s)"
        .formatted(
            staging.table(target),
            STAGED,
            table(target.table()),
            sameKey(target, new Published(dialect, target, table)));
  }

  /** The key's columns as well: equal keys need not be written alike. */
  private String update(TargetLoad target, List<ExistingColumn> columns) {
    Published published = new Published(dialect, target, columns);
    String values =
        list(
            new TableColumns(target, columns).published().columns(),
            column -> quoted(column.name()) + " = " + published.value(column, staged(column)),
            ", ");
    return "UPDATE %s\nSET %s\nFROM %s%s\nWHERE %s"
        .formatted(
            table(target.table()),
            values,
            staging.table(target),
            STAGED,
            sameKey(target, published));
  }

  private static String sameKey(TargetLoad target, Published published) {
    return list(
        target.keys(),
        key -> column(target, key) + " = " + published.value(key, "s." + quoted(key)),
        "\n  AND ");
  }

  private static String column(TargetLoad target, String name) {
    return table(target.table()) + "." + quoted(name);
  }

  private static String staged(Column column) {
    return "s." + quoted(column.name());
  }
}
