package dev.weir.postgres.warehouse;

import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.warehouse.TableName;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every statement of one run's publication. Kept to what PostgreSQL and Redshift share, apart from
 * COPY, the types and LOCK's mode: no TRUNCATE, no MERGE, and in the transaction no ALTER TABLE.
 * Identifiers are quoted. Values are written out, because a batch of Redshift's takes none; only
 * such as need no escaping in either are accepted.
 */
final class PublicationSql {
  /** Where ledgers and staging tables are. */
  static final String SCHEMA = "weir";

  /** Stands in an outline for what is known when the data is there. */
  static final String UNKNOWN_ROWS = ":rows";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:=,/ -]*");

  private final RunContext context;

  PublicationSql(RunContext context) {
    this.context = context;
  }

  static String createSchema(String schema) {
    return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
  }

  static String createLedger(TableName table) {
    return """
        CREATE TABLE IF NOT EXISTS %s (
          "pipeline" varchar(40) NOT NULL,
          "run_id" varchar(80) NOT NULL PRIMARY KEY,
          "attempt" integer NOT NULL,
          "fence" bigint NOT NULL,
          "rows" bigint NOT NULL,
          "plan_hash" varchar(64) NOT NULL,
          "cursor" text,
          "published_at" timestamptz NOT NULL
        )"""
        .formatted(ledger(table));
  }

  static String createTarget(TargetLoad target) {
    return "CREATE TABLE IF NOT EXISTS %s (\n%s\n)"
        .formatted(quote(target.table()), definitions(target.schema().columns()));
  }

  static String addColumn(TableName table, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s".formatted(quote(table), definition(column));
  }

  static String widen(TableName table, String column, long characters) {
    return "ALTER TABLE %s ALTER COLUMN %s TYPE varchar(%s)"
        .formatted(quote(table), quote(column), characters);
  }

  String createStaging(TargetLoad target) {
    return "CREATE TABLE %s (\n%s\n)"
        .formatted(staging(target), definitions(target.schema().columns()));
  }

  String copy(TargetLoad target) {
    return "COPY %s (%s) FROM STDIN".formatted(staging(target), names(target));
  }

  /** Says whose a staging table is; {@link StagingNote} reads it. */
  String comment(TargetLoad target, String rows) {
    return "COMMENT ON TABLE %s IS %s"
        .formatted(staging(target), literal(StagingNote.of(context, target.table(), rows)));
  }

  String dropStaging(TargetLoad target) {
    return "DROP TABLE " + staging(target);
  }

  static String dropIfExists(String stagingTable) {
    return "DROP TABLE IF EXISTS " + quote(SCHEMA) + "." + quote(stagingTable);
  }

  /** Some keys that more than one staged row has, with how often. Null is no key. */
  String duplicates(TargetLoad target, int limit) {
    String keys = list(target.keys(), PublicationSql::quote, ", ");
    String present = list(target.keys(), key -> quote(key) + " IS NOT NULL", " AND ");
    return "SELECT %s, count(*)\nFROM %s\nWHERE %s\nGROUP BY %s\nHAVING count(*) > 1\nORDER BY %s\nLIMIT %s"
        .formatted(keys, staging(target), present, keys, keys, limit);
  }

  String longest(TargetLoad target, String column) {
    return "SELECT coalesce(max(char_length(%s)), 0) FROM %s"
        .formatted(quote(column), staging(target));
  }

  String countStaged(TargetLoad target) {
    return "SELECT count(*) FROM " + staging(target);
  }

  static String lock(TargetLoad target) {
    return "LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(ledger(target.table()));
  }

  /**
   * The ledger row, which cannot be written if the publication must not happen: its rows are then
   * null.
   */
  String assertion(TargetLoad target, String rows) {
    return
"""
        INSERT INTO %1$s ("pipeline", "run_id", "attempt", "fence", "rows", "plan_hash", "published_at")
        SELECT %2$s, %3$s, %4$s, %5$s,
          CASE WHEN "staged"."n" = %6$s
              AND (SELECT count(*) FROM %1$s WHERE "run_id" = %3$s) = 0
%9$s
            THEN "staged"."n" END,
          %7$s, current_timestamp
        FROM (SELECT count(*) AS "n" FROM %8$s) AS "staged\""""
        .formatted(
            ledger(target.table()),
            literal(context.run().pipeline()),
            literal(context.run().value()),
            context.attempt(),
            context.fence(),
            rows,
            literal(context.planHash()),
            staging(target),
            inOrder(target));
  }

  /** Older rows do not go over newer ones; appended ones go over none. */
  private String inOrder(TargetLoad target) {
    return switch (target.write()) {
      case APPEND -> "";
      case REPLACE, MERGE ->
          "    AND (SELECT count(*) FROM %s WHERE \"pipeline\" = %s AND \"fence\" > %s) = 0"
              .formatted(
                  ledger(target.table()), literal(context.run().pipeline()), context.fence());
    };
  }

  /** What goes before the new rows come: nothing for append. */
  List<String> delete(TargetLoad target) {
    return switch (target.write()) {
      case APPEND -> List.of();
      case REPLACE -> List.of("DELETE FROM " + quote(target.table()));
      case MERGE -> List.of(deleteKeys(target));
    };
  }

  String insert(TargetLoad target) {
    return "INSERT INTO %s (%s)\nSELECT %s\nFROM %s"
        .formatted(quote(target.table()), names(target), names(target), staging(target));
  }

  /** The whole transaction, for people. */
  List<String> transaction(List<TargetLoad> targets) {
    List<String> statements = new ArrayList<>();
    statements.add("BEGIN");
    targets.forEach(target -> statements.add(lock(target)));
    for (TargetLoad target : targets) {
      statements.add(assertion(target, UNKNOWN_ROWS));
      statements.addAll(delete(target));
      statements.add(insert(target));
      statements.add(dropStaging(target));
    }
    statements.add("COMMIT");
    return statements;
  }

  /** This run in a target's ledger, and whether a newer one of the pipeline is there. */
  String readLedger(TableName table) {
    return """
        SELECT "run_id" = %2$s AS "own", "run_id", "rows", "published_at"
        FROM %1$s
        WHERE "run_id" = %2$s OR ("pipeline" = %3$s AND "fence" > %4$s)
        ORDER BY "fence" DESC"""
        .formatted(
            ledger(table),
            literal(context.run().value()),
            literal(context.run().pipeline()),
            context.fence());
  }

  /** The largest fence of the pipeline that has published. */
  String newestFence(TableName table) {
    return "SELECT coalesce(max(\"fence\"), 0) FROM %s WHERE \"pipeline\" = %s"
        .formatted(ledger(table), literal(context.run().pipeline()));
  }

  String stagingName(TargetLoad target) {
    return context.run().staging(target.table().toString());
  }

  static String ledgerName(TableName table) {
    return RunId.ledger(table.toString());
  }

  static String type(ColumnType type) {
    return switch (type) {
      case Decimal decimal -> "numeric(%s,%s)".formatted(decimal.precision(), decimal.scale());
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case TEXT -> "text";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BINARY -> "bytea";
          };
    };
  }

  static String quote(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  private static String quote(TableName table) {
    return quote(table.schema()) + "." + quote(table.table());
  }

  private static String ledger(TableName table) {
    return quote(SCHEMA) + "." + quote(ledgerName(table));
  }

  private String staging(TargetLoad target) {
    return quote(SCHEMA) + "." + quote(stagingName(target));
  }

  private String deleteKeys(TargetLoad target) {
    String table = quote(target.table());
    String same =
        list(
            target.keys(),
            key -> "%s.%s = %s.%2$s".formatted(table, quote(key), staging(target)),
            "\n  AND ");
    return "DELETE FROM %s\nUSING %s\nWHERE %s".formatted(table, staging(target), same);
  }

  private static String literal(String value) {
    if (!PLAIN.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' must not be written into a statement");
    }
    return "'" + value + "'";
  }

  private static String definitions(List<Column> columns) {
    return list(columns, column -> "  " + definition(column), ",\n");
  }

  /** Always nullable: a later run may find a null where this one has none. */
  private static String definition(Column column) {
    return quote(column.name()) + " " + type(column.type());
  }

  private static String names(TargetLoad target) {
    return list(target.schema().names(), PublicationSql::quote, ", ");
  }

  private static <T> String list(List<T> items, Function<T, String> text, String separator) {
    return items.stream().map(text).collect(Collectors.joining(separator));
  }
}
