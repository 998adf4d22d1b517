package dev.weir.function.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.RunEvent;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.lake.LakeKey;
import dev.weir.message.LoadRequest;
import dev.weir.message.LoadResult;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.RowChange;
import dev.weir.plan.Plans;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.PostgresWarehouse;
import dev.weir.postgres.warehouse.WarehouseSettings;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import dev.weir.sql.CompiledCheck;
import dev.weir.testkit.PostgresServer;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadHandlerTest {
  private static final Schema SCHEMA = Schema.of(Column.nullable("id", Simple.INTEGER));
  private static final CompiledCheck CHECK =
      CompiledCheck.of("not-null: id", "SELECT 0", Optional.empty(), Terms.FAIL);

  @TempDir Path folder;
  private final PostgresConnections connections =
      new PostgresConnections("warehouse", PostgresServer.newDatabase(), "postgres");
  private final List<RunEvent> events = new ArrayList<>();
  private RowChange change = RowChange.OF_REPLACED;
  private Map<String, Write> writes = Map.of();
  private FolderLake lake;
  private Warehouse warehouse;

  @BeforeEach
  void open() {
    lake = new FolderLake(folder.resolve("lake"));
    warehouse =
        new PostgresWarehouse(connections, folder.resolve("scratch"), WarehouseSettings.DEFAULT);
  }

  @Test
  void what_a_run_changes_of_a_tables_columns_is_told_once_and_kept()
      throws IOException, SQLException {
    try (Connection other = connections.open();
        Statement statement = other.createStatement()) {
      statement.execute("CREATE SCHEMA dwh; CREATE TABLE dwh.course (code text)");
    }
    RunContext run = run(List.of());
    complete(run, "course", 3);
    complete(run, "rating", 2);
    while (!(load(run) instanceof LoadResult.Done)) {
      assertThat(lake.read(run.folder().schemaChanges())).isPresent();
    }
    assertThat(events)
        .containsOnlyOnce(
            new RunEvent.Warned(
                "schema: column 'id' (integer) is added to dwh.course; rows that are there have null in it"));
    assertThat(
            Json.read(
                lake.read(run.folder().schemaChanges()).orElseThrow().content(),
                SchemaChange[].class))
        .extracting(SchemaChange::kind, SchemaChange::of, SchemaChange::column)
        .containsExactly(tuple(SchemaChange.Kind.ADDED, "dwh.course", "id"));
  }

  @Test
  void a_run_is_staged_published_and_done() throws IOException {
    RunContext run = run(List.of());
    complete(run, "course", 3);
    complete(run, "rating", 2);

    assertThat(load(run)).isEqualTo(new LoadResult.Running("staged dwh.course, 3 rows"));
    assertThat(load(run)).isInstanceOf(LoadResult.Running.class);
    LoadResult done = load(run);

    assertThat(done)
        .asInstanceOf(type(LoadResult.Done.class))
        .extracting(LoadResult.Done::tables, list(PublishedTable.class))
        .extracting(PublishedTable::table)
        .containsExactly("dwh.course", "dwh.rating");
    assertThat(load(run)).isEqualTo(done);
    assertThat(events)
        .startsWith(
            new RunEvent.Published("staged dwh.course, 3 rows"),
            new RunEvent.Published("staged dwh.rating, 2 rows"),
            new RunEvent.Published("published dwh.course, 3 rows"),
            new RunEvent.Published("published dwh.rating, 2 rows"));
    assertThat(warehouse.query("SELECT count(*) AS n FROM dwh.course", Map.of(), 1).rows())
        .containsExactly(List.of(3L));
  }

  @Test
  void a_run_that_was_overtaken_publishes_what_it_appends_and_warns_of_the_rest()
      throws IOException {
    writes = Map.of("course", Write.APPEND);
    RunContext old = run(23, List.of());
    complete(old, "course", 3);
    complete(old, "rating", 2);
    publish(24, 5, 2);
    events.clear();

    LoadResult done = load(old);
    while (!(done instanceof LoadResult.Done)) {
      done = load(old);
    }

    assertThat(done)
        .asInstanceOf(type(LoadResult.Done.class))
        .extracting(LoadResult.Done::tables, list(PublishedTable.class))
        .extracting(PublishedTable::table)
        .containsExactly("dwh.course");
    String reason =
        "dwh.rating was published by a newer run, shop-20261124T000000Z: it has that run's rows, which would have replaced these.";
    assertThat(events).contains(new RunEvent.Warned(reason));
    assertThat(lake.read(old.folder().overtaken()))
        .hasValueSatisfying(
            stored ->
                assertThat(Json.read(stored.content(), OvertakenTable[].class))
                    .containsExactly(
                        new OvertakenTable("dwh.rating", "shop-20261124T000000Z", reason)));
    assertThat(warehouse.query("SELECT count(*) AS n FROM dwh.course", Map.of(), 1).rows())
        .containsExactly(List.of(8L));
  }

  /** As by a laptop and a stack, or by a lake that was made anew. */
  @Test
  void the_same_run_of_another_lake_is_not_taken_for_done() throws IOException {
    RunContext first = publish(23, 3, 2);
    FolderLake old = lake;
    assertThat(load(first)).isInstanceOf(LoadResult.Done.class);

    lake = new FolderLake(folder.resolve("new"));
    RunContext run = run(23, List.of());
    complete(run, "course", 5);
    complete(run, "rating", 2);
    assertThatThrownBy(() -> load(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2273")
        .hasMessageContaining("from another lake, " + old.location());
    assertThat(LakeIdentity.of(lake)).isNotEqualTo(LakeIdentity.of(old));
  }

  @Test
  void a_data_set_that_is_not_complete_is_not_published() throws IOException {
    RunContext run = run(List.of());
    complete(run, "course", 3);
    assertThatThrownBy(() -> load(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("Cannot find data set 'rating'")
        .hasMessageContaining("Resume the run");
  }

  @Test
  void a_data_set_whose_checks_have_not_passed_is_not_published() throws IOException {
    RunContext run = run(List.of(new PlannedChecks("course", List.of("course"), List.of(CHECK))));
    complete(run, "course", 3);
    complete(run, "rating", 2);
    assertThatThrownBy(() -> load(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3501")
        .hasMessageContaining("the checks of data set 'course' have not passed");

    lake.put(run.folder().checks("course"), Json.bytes(Map.of()));
    assertThat(load(run)).isInstanceOf(LoadResult.Running.class);
  }

  @Test
  void a_replaced_table_that_loses_most_of_its_rows_is_published_with_a_warning()
      throws IOException {
    publish(23, 4, 2);
    RunContext run = publish(24, 1, 1);
    assertThat(events)
        .filteredOn(RunEvent.Warned.class::isInstance)
        .containsExactly(
            new RunEvent.Warned(
                "row count: table dwh.course would have 1 row of this run, and 4 of run"
                    + " shop-20261123T000000Z, the last one published: more than 50 % apart"));
    assertThat(
            lake.read(run.folder().rowCounts()).map(stored -> new String(stored.content(), UTF_8)))
        .hasValueSatisfying(
            json ->
                assertThat(json)
                    .contains("row-count: within 50 % of run shop-20261123T000000Z")
                    .contains("\"violations\" : 1")
                    .contains("\"violations\" : 0"));
    publish(25, 1, 1);
    assertThat(events).filteredOn(RunEvent.Warned.class::isInstance).hasSize(1);
  }

  @Test
  void a_comparison_that_fails_the_run_publishes_nothing_and_an_older_run_is_no_measure()
      throws IOException {
    RunContext first = publish(23, 4, 2);
    change = new RowChange(new BigDecimal("12.5"), true);
    RunContext run = run(24, List.of());
    complete(run, "course", 3);
    complete(run, "rating", 2);
    assertThatThrownBy(() -> load(run))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3502")
        .hasMessageContaining("table dwh.course would have 3 rows of this run, and 4 of run")
        .hasMessageContaining("more than 12.5 % apart")
        .hasMessageContaining("(within)");
    assertThat(warehouse.query("SELECT count(*) AS n FROM dwh.course", Map.of(), 1).rows())
        .containsExactly(List.of(4L));
    publish(25, 4, 2);
    // Answers done again, and is not what the next run is held against.
    load(first);
    assertThat(
            lake.read(RunFolder.publishedOf("shop"))
                .map(stored -> new String(stored.content(), UTF_8)))
        .hasValueSatisfying(json -> assertThat(json).contains("shop-20261125T000000Z"));
  }

  private RunContext publish(int day, int courses, int ratings) throws IOException {
    RunContext run = run(day, List.of());
    complete(run, "course", courses);
    complete(run, "rating", ratings);
    while (!(load(run) instanceof LoadResult.Done)) {
      assertThat(events.size()).isLessThan(50);
    }
    return run;
  }

  @Test
  void a_lock_is_waited_for_by_the_state_machine() throws IOException, SQLException {
    RunContext run = run(List.of());
    complete(run, "course", 3);
    complete(run, "rating", 2);
    warehouse =
        new PostgresWarehouse(
            connections,
            folder.resolve("scratch"),
            new WarehouseSettings(
                Duration.ofMillis(50),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Long.MAX_VALUE));
    load(run);
    load(run);
    try (Connection other = connections.open();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE weir." + RunId.ledger("dwh.course"));

      LoadResult result = load(run);

      assertThat(result)
          .asInstanceOf(type(LoadResult.Retry.class))
          .extracting(LoadResult.Retry::waitSeconds, INTEGER)
          .isBetween(1, 5);
    }
    assertThat(load(run)).isInstanceOf(LoadResult.Done.class);
  }

  private LoadResult load(RunContext run) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new LoadHandler(new LoadService(lake, warehouse, events::add))
        .handleRequest(new ByteArrayInputStream(Json.bytes(new LoadRequest(run))), output, null);
    return Json.read(output.toByteArray(), LoadResult.class);
  }

  private RunContext run(List<PlannedChecks> checks) {
    return run(23, checks);
  }

  /**
   * @param day its fence, too
   */
  private RunContext run(int day, List<PlannedChecks> checks) {
    RunId id = RunId.parse("shop-202611%dT000000Z".formatted(day));
    Plan plan =
        new Plan(
            Plan.FORMAT,
            id.pipeline(),
            id.value(),
            Instant.parse("2026-11-23T00:00:00Z"),
            List.of(),
            List.of(),
            List.of(),
            checks,
            List.of(),
            List.of(target("rating"), target("course")),
            Map.of());
    byte[] json = Json.bytes(plan);
    RunContext run = new RunContext(id, 1, day, Plans.hash(json));
    lake.put(run.folder().plan(), json);
    return run;
  }

  private PlannedTarget target(String name) {
    return new PlannedTarget(
        name,
        name,
        new TableName("dwh", name),
        writes.getOrDefault(name, Write.REPLACE),
        List.of(),
        false,
        TableDesign.NONE,
        Optional.of(change));
  }

  private void complete(RunContext run, String name, int rows) throws IOException {
    Path file = folder.resolve(UUID.randomUUID() + ".parquet");
    try (RecordWriter writer = RecordWriter.create(file, SCHEMA, WriterSettings.DEFAULT)) {
      for (int i = 0; i < rows; i++) {
        writer.write(i);
      }
      writer.finish();
    }
    LakeKey key = run.folder().part(name, "test", 0);
    lake.put(key, file);
    DataSet dataSet =
        new DataSet(
            DataSet.FORMAT,
            name,
            run.planHash(),
            SCHEMA,
            List.of(new DataFile(key, rows, Files.size(file))),
            Map.of("id", 0L),
            rows,
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Duration.ZERO);
    assertThat(new DataSets(lake).complete(run, dataSet)).isEqualTo(dataSet);
  }
}
