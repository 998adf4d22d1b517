package dev.weir.warehouse.sql;

import static dev.weir.text.Identifier.quoted;
import static dev.weir.warehouse.sql.SqlText.literal;
import static dev.weir.warehouse.sql.SqlText.table;

import dev.weir.pipeline.TableName;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.function.Predicate;

/** Statements on the ledgers: one table per target, mutex and ledger in one. */
public final class LedgerSql {
  /** The column that says in which lake a run is; ledgers of earlier versions lack it. */
  public static final String LAKE = "lake";

  private static final String LAKE_TYPE = "varchar(1024)";

  private final Dialect dialect;
  private final RunContext context;
  private final LakeIdentity lake;
  private final StagingSql staging;

  LedgerSql(Dialect dialect, RunContext context, LakeIdentity lake, StagingSql staging) {
    this.dialect = dialect;
    this.context = context;
    this.lake = lake;
    this.staging = staging;
  }

  public static String name(TableName table) {
    return RunId.ledger(table.toString());
  }

  String create(TableName table) {
    return """
    CREATE TABLE IF NOT EXISTS %1$s (
      "pipeline" varchar(40) NOT NULL,
      "run_id" varchar(80) NOT NULL PRIMARY KEY,
      "attempt" integer NOT NULL,
      "fence" bigint NOT NULL,
      "rows" bigint NOT NULL,
      "plan_hash" varchar(64) NOT NULL,
      "cursor" %2$s,
      "published_at" timestamptz NOT NULL,
      "lake" %3$s
    )\
    """
        .formatted(ledger(table), dialect.text(), LAKE_TYPE);
  }

  /** Ledgers of earlier versions have no such column: what they have counts as the lake's own. */
  String addLake(TableName table) {
    return "ALTER TABLE %s ADD COLUMN %s %s".formatted(ledger(table), quoted(LAKE), LAKE_TYPE);
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
        INSERT INTO %1$s ("pipeline", "run_id", "attempt", "fence", "rows", "plan_hash", "published_at", "lake"%12$s)
        SELECT %2$s, %3$s, %4$s, %5$s,
          CASE WHEN "staged"."n" = %6$s
              AND (SELECT count(*) FROM %1$s WHERE "run_id" = %3$s) = 0
%9$s
            THEN "staged"."n" END,
          %7$s, %10$s, %11$s%13$s
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
            dialect.now(),
            dialect.literal(lake.text()),
            target.cursors().map(_ -> ", \"cursor\"").orElse(""),
            target.cursors().map(cursors -> ", " + dialect.literal(cursors.after())).orElse(""));
  }

  /** Older rows do not go over newer ones; appended ones go over none, unless they are windows. */
  private String inOrder(TargetLoad target) {
    if (target.cursors().isPresent()) {
      return isNewest(target.table())
          + "\n    AND coalesce(("
          + cursor(target.table())
          + "), '') = "
          + dialect.literal(target.cursors().get().before().orElse(""));
    }
    return switch (target.write()) {
      case APPEND -> "";
      case REPLACE, MERGE -> isNewest(target.table());
    };
  }

  private String isNewest(TableName table) {
    return "    AND (SELECT count(*) FROM %s WHERE \"pipeline\" = %s AND \"fence\" > %s) = 0"
        .formatted(ledger(table), literal(context.run().pipeline()), context.fence());
  }

  private String cursor(TableName table) {
    return cursor(table, context.run().pipeline());
  }

  /**
   * Where the pipeline's newest run that noted it left the cursors of a table: one value, or none.
   */
  private static String cursor(TableName table, String pipeline) {
    return "SELECT max(\"cursor\") FROM %1$s WHERE \"pipeline\" = %2$s AND \"fence\" = (%3$s)"
        .formatted(ledger(table), literal(pipeline), newestCursor(table, pipeline));
  }

  /**
   * The same of several tables, as of one moment, each with its name before it, and behind it how
   * many runs of the pipeline have published rows.
   *
   * @param tables at least one
   */
  public static String cursors(List<TableName> tables, String pipeline) {
    return SqlText.list(
        tables,
        table ->
            """
            SELECT CAST(%s AS varchar(128)) AS "target", (%s) AS "cursor", (SELECT count(*) FROM %s WHERE "pipeline" = %s AND "rows" > 0) AS "runs\"\
            """
                .formatted(
                    literal(table.toString()),
                    cursor(table, pipeline),
                    ledger(table),
                    literal(pipeline)),
        "\nUNION ALL\n");
  }

  private static String newestCursor(TableName table, String pipeline) {
    return "SELECT max(\"fence\") FROM %s WHERE \"pipeline\" = %s AND \"cursor\" IS NOT NULL"
        .formatted(ledger(table), literal(pipeline));
  }

  /**
   * This run in a target's ledger, those newer of the pipeline, and the newest that noted cursors.
   *
   * @param withLake whether the ledger has the column
   */
  public String read(TableName table, boolean withLake) {
    return """
    SELECT "run_id" = %2$s AS "own", "run_id", "rows", "published_at", "plan_hash", %5$s, "fence" > %4$s AS "newer", "cursor"
    FROM %1$s
    WHERE "run_id" = %2$s OR ("pipeline" = %3$s AND ("fence" > %4$s OR "fence" = (%6$s)))
    ORDER BY "fence" DESC\
    """
        .formatted(
            ledger(table),
            literal(context.run().value()),
            literal(context.run().pipeline()),
            context.fence(),
            lake(withLake),
            newestCursor(table, context.run().pipeline()));
  }

  private String lake(boolean there) {
    return there ? quoted(LAKE) : "CAST(NULL AS %s) AS %s".formatted(LAKE_TYPE, quoted(LAKE));
  }

  /**
   * The same of several ledgers, as of one moment.
   *
   * @param tables at least one
   * @param withLake whether a ledger has the column
   */
  public String readAll(List<TableName> tables, Predicate<TableName> withLake) {
    return SqlText.list(tables, table -> readOne(table, withLake.test(table)), "\nUNION ALL\n")
        + "\nORDER BY 6 DESC";
  }

  private String readOne(TableName table, boolean withLake) {
    return """
    SELECT CAST(%5$s AS varchar(128)) AS "target", "run_id" = %2$s AS "own", "run_id", "rows", "published_at", "fence", "plan_hash", %6$s, "fence" > %4$s AS "newer", "cursor"
    FROM %1$s
    WHERE "run_id" = %2$s OR ("pipeline" = %3$s AND ("fence" > %4$s OR "fence" = (%7$s)))\
    """
        .formatted(
            ledger(table),
            literal(context.run().value()),
            literal(context.run().pipeline()),
            context.fence(),
            literal(table.toString()),
            lake(withLake),
            newestCursor(table, context.run().pipeline()));
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
