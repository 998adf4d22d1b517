package dev.weir.warehouse.sql;

import static dev.weir.warehouse.sql.SqlText.list;
import static dev.weir.warehouse.sql.SqlText.names;
import static dev.weir.warehouse.sql.SqlText.quote;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.design.Comments;
import dev.weir.pipeline.design.RedshiftDesign;
import dev.weir.schema.Column;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Statements on the tables that are published. */
public final class TargetSql {
  private final Dialect dialect;
  private final StagingSql staging;
  private final DesignSql design;

  TargetSql(Dialect dialect, StagingSql staging) {
    this.dialect = dialect;
    this.staging = staging;
    this.design = new DesignSql(dialect);
  }

  static String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
  }

  String create(TargetLoad target) {
    RedshiftDesign redshift = target.design().redshift();
    return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)%s"
        .formatted(
            quote(target.table()),
            list(
                target.schema().columns(), column -> "  " + design.column(column, redshift), ",\n"),
            design.attributes(redshift));
  }

  String addColumn(TargetLoad target, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s"
        .formatted(quote(target.table()), design.column(column, target.design().redshift()));
  }

  /** What makes the comments as the target wants them. */
  List<String> comments(TargetLoad target, Comments there) {
    Comments differing = target.design().comments().differingFrom(there);
    String table = quote(target.table());
    List<String> statements = new ArrayList<>();
    differing.table().ifPresent(text -> statements.add(comment("TABLE " + table, text)));
    differing
        .columns()
        .forEach(
            (column, text) ->
                statements.add(comment("COLUMN " + table + "." + quote(column), text)));
    return statements;
  }

  private String comment(String what, String text) {
    return "COMMENT ON %s IS %s".formatted(what, dialect.literal(text));
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
   * Columns of the data that are SUPER in the table, or will be when it is made: their text is
   * parsed as JSON.
   */
  public Set<String> parsed(TargetLoad target, List<ExistingColumn> table) {
    Map<String, String> declared =
        table.stream().collect(Collectors.toMap(ExistingColumn::name, ExistingColumn::declared));
    return target.schema().names().stream()
        .filter(
            name ->
                declared.containsKey(name)
                    ? DeclaredType.SUPER.equals(declared.get(name))
                    : design.isSuper(name, target.design().redshift()))
        .collect(Collectors.toSet());
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
}
