package dev.weir.warehouse.sql;

import static dev.weir.warehouse.sql.SqlText.list;
import static dev.weir.warehouse.sql.SqlText.names;
import static dev.weir.warehouse.sql.SqlText.quote;

import dev.weir.schema.Column;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.Set;

/** Statements on the tables that are published. */
public final class TargetSql {
  private final Dialect dialect;
  private final StagingSql staging;

  TargetSql(Dialect dialect, StagingSql staging) {
    this.dialect = dialect;
    this.staging = staging;
  }

  static String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
  }

  String create(TargetLoad target) {
    return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)"
        .formatted(
            quote(target.table()),
            list(target.schema().columns(), column -> "  " + definition(column), ",\n"));
  }

  String addColumn(TableName table, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s".formatted(quote(table), definition(column));
  }

  /** Never in a transaction: Redshift refuses it there. */
  public String widen(TableName table, String column, long length) {
    return "ALTER TABLE %s ALTER COLUMN %s TYPE varchar(%s)"
        .formatted(quote(table), quote(column), length);
  }

  /** What goes before the new rows come: nothing for append. */
  public List<String> delete(TargetLoad target) {
    return switch (target.write()) {
      case APPEND -> List.of();
      case REPLACE -> List.of("DELETE FROM " + quote(target.table()));
      case MERGE -> List.of(deleteKeys(target));
    };
  }

  /**
   * @param parsed columns whose text is parsed as JSON
   */
  public String insert(TargetLoad target, Set<String> parsed) {
    String values =
        list(
            target.schema().names(),
            name -> parsed.contains(name) ? "JSON_PARSE(" + quote(name) + ")" : quote(name),
            ", ");
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(
            quote(target.table()), names(target.schema().names()), values, staging.table(target));
  }

  private String deleteKeys(TargetLoad target) {
    String table = quote(target.table());
    String staged = staging.table(target);
    String same =
        list(
            target.keys(),
            key -> "%s.%s = %s.%2$s".formatted(table, quote(key), staged),
            "\n  AND ");
    // No alias: Redshift's DELETE takes none.
    return "DELETE FROM %s\nUSING %s\nWHERE %s".formatted(table, staged, same);
  }

  /** Always nullable: a later run may find a null where this one has none. */
  private String definition(Column column) {
    return quote(column.name()) + " " + dialect.type(column.type());
  }
}
