package dev.weir.warehouse.sql;

import static dev.weir.warehouse.sql.SqlText.literal;
import static dev.weir.warehouse.sql.SqlText.table;

import dev.weir.pipeline.TableName;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.TargetLoad;
import java.util.List;

/** Statements on the ledgers: one table per target, mutex and ledger in one. */
public final class LedgerSql {
  private final Dialect dialect;
  private final RunContext context;
  private final StagingSql staging;

  LedgerSql(Dialect dialect, RunContext context, StagingSql staging) {
    this.dialect = dialect;
    this.context = context;
    this.staging = staging;
  }

  public static String name(TableName table) {
    return RunId.ledger(table.toString());
  }

  String create(TableName table) {
    return """
    CREATE TABLE IF NOT EXISTS %s (
      "pipeline" varchar(40) NOT NULL,
      "run_id" varchar(80) NOT NULL PRIMARY KEY,
      "attempt" integer NOT NULL,
      "fence" bigint NOT NULL,
      "rows" bigint NOT NULL,
      "plan_hash" varchar(64) NOT NULL,
      "cursor" %s,
      "published_at" timestamptz NOT NULL
    )\
    """
        .formatted(ledger(table), dialect.text());
  }

  public List<String> lock(List<TargetLoad> targets) {
    return dialect.lock(targets.stream().map(target -> ledger(target.table())).toList());
  }

  /**
   * The ledger row, which cannot be written if the publication must not happen: its rows are then
   * null.
   */
  public String assertion(TargetLoad target, String rows) {
    return
"""
        INSERT INTO %1$s ("pipeline", "run_id", "attempt", "fence", "rows", "plan_hash", "published_at")
        SELECT %2$s, %3$s, %4$s, %5$s,
          CASE WHEN "staged"."n" = %6$s
              AND (SELECT count(*) FROM %1$s WHERE "run_id" = %3$s) = 0
%9$s
            THEN "staged"."n" END,
          %7$s, %10$s
        FROM (SELECT count(*) AS "n" FROM %8$s) AS "staged\"\
"""
        .formatted(
            ledger(target.table()),
            literal(context.run().pipeline()),
            literal(context.run().value()),
            context.attempt(),
            context.fence(),
            rows,
            literal(context.planHash()),
            staging.table(target),
            inOrder(target),
            dialect.now());
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

  /** This run in a target's ledger, and whether a newer one of the pipeline is there. */
  public String read(TableName table) {
    return """
    SELECT "run_id" = %2$s AS "own", "run_id", "rows", "published_at"
    FROM %1$s
    WHERE "run_id" = %2$s OR ("pipeline" = %3$s AND "fence" > %4$s)
    ORDER BY "fence" DESC\
    """
        .formatted(
            ledger(table),
            literal(context.run().value()),
            literal(context.run().pipeline()),
            context.fence());
  }

  /**
   * The same of several ledgers, as of one moment.
   *
   * @param tables at least one
   */
  public String readAll(List<TableName> tables) {
    return SqlText.list(tables, this::readOne, "\nUNION ALL\n") + "\nORDER BY 6 DESC";
  }

  private String readOne(TableName table) {
    return """
    SELECT CAST(%5$s AS varchar(128)) AS "target", "run_id" = %2$s AS "own", "run_id", "rows", "published_at", "fence"
    FROM %1$s
    WHERE "run_id" = %2$s OR ("pipeline" = %3$s AND "fence" > %4$s)\
    """
        .formatted(
            ledger(table),
            literal(context.run().value()),
            literal(context.run().pipeline()),
            context.fence(),
            literal(table.toString()));
  }

  /** The largest fence of the pipeline that has published. */
  public String newestFence(TableName table) {
    return "SELECT coalesce(max(\"fence\"), 0) FROM %s WHERE \"pipeline\" = %s"
        .formatted(ledger(table), literal(context.run().pipeline()));
  }

  private static String ledger(TableName table) {
    return table(PublicationSql.SCHEMA, name(table));
  }
}
