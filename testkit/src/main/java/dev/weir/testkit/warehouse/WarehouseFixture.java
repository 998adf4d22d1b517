package dev.weir.testkit.warehouse;

import dev.weir.dataset.DataFile;
import dev.weir.increment.CursorMove;
import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the suites of the warehouse need: the warehouse itself, empty for each test, a lake with
 * Parquet files, and a session on the database beneath to look at it and to disturb it.
 */
public interface WarehouseFixture {
  TableName COURSE = TableName.parse("dwh.course");
  TableName RATING = TableName.parse("dwh.rating");
  TableName LESSON = TableName.parse("dwh.lesson");

  /** The lake that all runs are in, unless a test says otherwise. */
  LakeIdentity LAKE = new LakeIdentity("a1", "s3://own/lake");

  /** Columns {@code id} and {@code title}. */
  Schema COLUMNS =
      Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable("title", Simple.TEXT));

  /** A new object on the test's own database, as a new process would make it. */
  Warehouse warehouse();

  Lake lake();

  /** Writes a Parquet file into the lake. */
  DataFile write(Schema schema, List<@Nullable Object[]> rows);

  /** The name that the warehouse keeps a column under. */
  default String stored(String column) {
    return column;
  }

  /** Whether the warehouse has a type that holds all values of this one. */
  default boolean holds(ColumnType type) {
    return true;
  }

  /** A session in auto-commit on the database beneath; the test closes it. */
  Connection session() throws SQLException;

  /**
   * The publication of a run of the pipeline {@code shop}: the run of that day, with the day as its
   * fence.
   */
  default Publication publication(int day, TargetLoad... targets) {
    return publication("shop", day, 1, targets);
  }

  default Publication publication(String pipeline, int day, int attempt, TargetLoad... targets) {
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS);
    RunContext context =
        new RunContext(RunId.scheduled(pipeline, time), attempt, day, "a".repeat(64));
    return new Publication(context, LAKE, List.of(targets));
  }

  /** A target with the columns id and title; rows are {@code "1 Weaving"}. */
  default TargetLoad target(TableName table, Write write, String... rows) {
    return target(table, write, COLUMNS, values(rows));
  }

  default TargetLoad target(
      TableName table, Write write, Schema schema, List<@Nullable Object[]> rows) {
    List<String> keys = write == Write.MERGE ? List.of("id") : List.of();
    List<DataFile> files = rows.isEmpty() ? List.of() : List.of(write(schema, rows));
    return new TargetLoad(table, schema, write, keys, false, TableDesign.NONE, files);
  }

  /** The target as one that is made of what is new. */
  default TargetLoad moving(TargetLoad target, CursorMove cursors) {
    return new TargetLoad(
        target.table(),
        target.schema(),
        target.write(),
        target.keys(),
        target.allowEmpty(),
        target.design(),
        target.files(),
        Optional.of(cursors));
  }

  /** Advances until it is done; a publication needs no more steps than targets, and one. */
  default List<PublishedTable> publish(Publication publication) {
    try (Warehouse warehouse = warehouse()) {
      for (int i = 0; i <= publication.targets().size(); i++) {
        if (warehouse.advance(publication, lake()) instanceof Progress.Done done) {
          return done.tables();
        }
      }
    }
    throw new AssertionError("Not published after a step for each target and one more");
  }

  /** Stages every target, so that the next step publishes. */
  default void stage(Publication publication) {
    try (Warehouse warehouse = warehouse()) {
      for (TargetLoad target : publication.targets()) {
        Progress progress = warehouse.advance(publication, lake());
        if (!(progress instanceof Progress.Running)) {
          throw new AssertionError("Staging " + target.table() + " gave " + progress);
        }
      }
    }
  }

  /** Rows of a table as {@code "1 Weaving"}, in order. */
  default List<String> content(TableName table) {
    return ask("SELECT concat_ws(' ', id, title) FROM " + table + " ORDER BY 1");
  }

  /** The first column of a query's rows. */
  default List<String> ask(String sql) {
    try (Connection session = session();
        Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new AssertionError("Cannot ask: " + sql, e);
    }
  }

  default void run(String sql) {
    try (Connection session = session();
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("Cannot run: " + sql, e);
    }
  }

  /** How often a run is in a target's ledger. */
  default long ledgerRows(TableName table, Publication publication) {
    return Long.parseLong(
        ask("SELECT count(*) FROM weir.%s WHERE run_id = '%s'"
                .formatted(RunId.ledger(table.toString()), publication.context().run()))
            .getFirst());
  }

  /** Staging tables that are there. */
  default List<String> stagingTables() {
    return ask(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'weir' AND tablename LIKE 'stage%'");
  }

  /** The only staging table of the table {@code dwh.<table>}. */
  default String staging(String table) {
    List<String> staging =
        stagingTables().stream().filter(name -> name.contains("_dwh_" + table + "_")).toList();
    if (staging.size() != 1) {
      throw new AssertionError("Staging tables of " + table + ": " + staging);
    }
    return staging.getFirst();
  }

  private static List<@Nullable Object[]> values(String... rows) {
    List<@Nullable Object[]> values = new ArrayList<>();
    Arrays.stream(rows)
        .map(row -> row.split(" ", 2))
        .forEach(parts -> values.add(new Object[] {Integer.valueOf(parts[0]), parts[1]}));
    return values;
  }
}
