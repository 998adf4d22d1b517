package dev.weir.warehouse.sql;

import static dev.weir.text.Identifier.quoted;
import static dev.weir.warehouse.sql.SqlText.list;
import static dev.weir.warehouse.sql.SqlText.literal;
import static dev.weir.warehouse.sql.SqlText.names;

import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.StagingNote.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements on a run's staging tables. */
public final class StagingSql {
  /** Fences are milliseconds, at least. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final Dialect dialect;
  private final RunContext context;
  private final LakeIdentity lake;

  StagingSql(Dialect dialect, RunContext context, LakeIdentity lake) {
    this.dialect = dialect;
    this.context = context;
    this.lake = lake;
  }

  public String name(TargetLoad target) {
    return context.run().staging(target.table().toString(), content(target).text());
  }

  private Content content(TargetLoad target) {
    return new Content(lake.id(), context.planHash(), target.digest());
  }

  /** Quoted, with its schema. */
  public String table(TargetLoad target) {
    return own(name(target));
  }

  public String create(TargetLoad target) {
    return "CREATE TABLE %s (\n%s\n)"
        .formatted(
            table(target),
            list(
                target.schema().columns(),
                column -> "  " + quoted(column.name()) + " " + dialect.stagingType(column.type()),
                ",\n"));
  }

  /** The beginning of a COPY; from where is each warehouse's own. */
  public String copyInto(TargetLoad target) {
    return "COPY %s (%s)".formatted(table(target), names(target.schema().names()));
  }

  /**
   * Says whose a staging table is; {@link StagingNote} reads it.
   *
   * @param rows that are staged
   */
  public String comment(TargetLoad target, long rows) {
    StagingNote note =
        new StagingNote(
            context.run(),
            target.table().toString(),
            context.fence(),
            rows,
            Optional.of(content(target)));
    return "COMMENT ON TABLE %s IS %s".formatted(table(target), literal(note.text()));
  }

  /** Whether a staging table holds rows that are to be published. */
  public boolean isOf(TargetLoad target, StagingNote note) {
    return note.run().equals(context.run())
        && note.table().equals(target.table().toString())
        && note.content().equals(Optional.of(content(target)));
  }

  /** Whether it holds all of them. */
  public boolean isComplete(TargetLoad target, StagingNote note) {
    return isOf(target, note) && note.rows() == target.rows();
  }

  /**
   * Whether a staging table is of no use any more: that of another plan or other files of this run,
   * and those of earlier runs of the pipeline that were overtaken or are too old. A run that is
   * resumed all the same stages again. What is in another lake, nobody knows here.
   *
   * @param targets of this run; tables that are none of them any more have staging too
   * @param newest fence in the targets' ledgers: what is before it is overtaken
   */
  public boolean isLeft(List<TargetLoad> targets, StagingNote note, long newest) {
    boolean ours =
        note.run().pipeline().equals(context.run().pipeline())
            && note.content().filter(content -> !content.lake().equals(lake.id())).isEmpty();
    if (!ours) {
      return false;
    }
    return note.run().equals(context.run())
        ? targets.stream().noneMatch(target -> isOf(target, note))
        : note.fence() < Math.max(newest, context.fence() - KEPT.toMillis());
  }

  public String drop(List<TargetLoad> targets) {
    return "DROP TABLE " + list(targets, this::table, ", ");
  }

  public static String dropIfExists(String name) {
    return "DROP TABLE IF EXISTS " + own(name);
  }

  /** What of what is staged does not fit the target's table. */
  public StagedFit fit(TargetLoad target, List<ExistingColumn> table) {
    return new StagedFit(dialect, this, target, table);
  }

  /**
   * Some keys that more than one staged row has, with how often. None is null: those are refused
   * before.
   *
   * @param table the target's columns
   */
  public String duplicates(TargetLoad target, List<ExistingColumn> table, int limit) {
    Published published = new Published(dialect, target, table);
    String places =
        IntStream.rangeClosed(1, target.keys().size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    // Together with none of the target's rows, so that they are compared by its columns' collation.
    return """
    SELECT %1$s, count(*)
    FROM (
      SELECT %1$s FROM %2$s WHERE 1 = 0
      UNION ALL
      SELECT %3$s FROM %4$s
    ) AS "keys"
    GROUP BY %5$s
    HAVING count(*) > 1
    ORDER BY %5$s
    LIMIT %6$s\
    """
        .formatted(
            names(target.keys()),
            SqlText.table(target.table()),
            list(target.keys(), key -> published.value(key, quoted(key)), ", "),
            table(target),
            places,
            limit);
  }

  /** The longest value of each column, in what a varchar's length counts; 0 without rows. */
  public String longest(TargetLoad target, List<String> columns) {
    return "SELECT %s FROM %s"
        .formatted(
            list(
                columns,
                column -> "coalesce(max(" + dialect.length(quoted(column)) + "), 0)",
                ", "),
            table(target));
  }

  public String count(TargetLoad target) {
    return "SELECT count(*) FROM " + table(target);
  }

  private static String own(String name) {
    return SqlText.table(PublicationSql.SCHEMA, name);
  }
}
