package dev.weir.function.extractdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.RunEvent;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.Footers;
import dev.weir.pipeline.Connection.Database;
import dev.weir.pipeline.Connection.DatabaseKind;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.source.PostgresSource;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.source.SessionBudget;
import dev.weir.testkit.PostgresServer;
import dev.weir.testkit.Together;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractDatabaseServiceTest {
  private static final Database DATABASE = new Database(DatabaseKind.POSTGRESQL, "unused", 4);
  private static final RunId RUN =
      RunId.scheduled("course-ratings", Instant.parse("2026-11-23T00:00:00Z"));
  private static PostgresSource source;
  private static PostgresConnections connections;

  @TempDir Path root;
  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  private FolderLake lake;
  private ExtractDatabaseService service;
  private RunContext context;

  @BeforeAll
  static void server() {
    connections = new PostgresConnections("courses", PostgresServer.newDatabase(), "unused");
    source = new PostgresSource(connections, WriterSettings.DEFAULT, SessionBudget.of(100));
  }

  @BeforeEach
  void plan() throws SQLException {
    run(
        "DROP TABLE IF EXISTS course",
        """
        CREATE TABLE course AS
        SELECT i AS course_id, CASE WHEN i % 4 > 0 THEN 'Java' END AS language
        FROM generate_series(1, 1000) i""");
    lake = new FolderLake(root);
    service = new ExtractDatabaseService(lake, lake.scratch(), events::add, (_, _) -> source);
    Relation relation = new Relation.Table("course", Map.of());
    context = plan(new DatabaseSource("courses", relation, OptionalInt.empty()));
  }

  @Test
  void aTableBecomesACompleteDataSet() throws IOException {
    DataSetResult result = service.extract(new ExtractRequest(context, "course"));
    DataSet dataSet = new DataSets(lake).require(context, "course");
    assertThat(result).isEqualTo(new DataSetResult("course", 1000, 0, dataSet.bytes(), false));
    assertThat(dataSet.nulls()).isEqualTo(Map.of("course_id", 0L, "language", 250L));
    assertThat(dataSet.readRows()).isEqualTo(1000);
    assertThat(dataSet.files()).hasSize(2);
    for (DataFile file : dataSet.files()) {
      Path local = lake.fetch(file.key(), root);
      assertThat(Footers.read(local).rows()).isEqualTo(file.rows());
      assertThat(Files.size(local)).isEqualTo(file.bytes());
    }
    assertThat(events).last().isEqualTo(new RunEvent.Completed(dataSet, false));
    assertThat(events).contains(new RunEvent.Advanced("course", 1000, dataSet.bytes()));
    assertThat(scratch()).isEmpty();
  }

  @Test
  void whatIsCompleteIsUsedAgain() throws SQLException {
    DataSetResult first = service.extract(new ExtractRequest(context, "course"));
    run("DROP TABLE course");
    RunContext next = new RunContext(RUN, 2, 2, context.planHash());
    assertThat(service.extract(new ExtractRequest(next, "course")))
        .isEqualTo(new DataSetResult("course", 1000, 0, first.bytes(), true));
  }

  @Test
  void invocationsAtTheSameTimeAgreeOnOneDataSet() {
    List<DataSetResult> results =
        Together.run(3, _ -> service.extract(new ExtractRequest(context, "course")));
    assertThat(results).filteredOn(result -> !result.reused()).hasSize(1);
    assertThat(results).extracting(DataSetResult::rows).containsOnly(1000L);
  }

  @Test
  void aSourceThatChangedSinceThePlanIsRefused() throws SQLException, IOException {
    run(
        "ALTER TABLE course ALTER course_id TYPE bigint, DROP language, ADD title text",
        "ALTER TABLE course ALTER course_id SET NOT NULL");
    assertThatThrownBy(() -> service.extract(new ExtractRequest(context, "course")))
        .isInstanceOf(TerminalException.class)
        .hasMessage(
            "WEIR-3202 Cannot extract 'course': it has changed since the run was planned: "
                + "column 'course_id' was integer and is bigint not null; column 'language' is gone; "
                + "column 'title' is new. Start a new run.");
    assertThat(new DataSets(lake).find(context, "course")).isEmpty();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void aFailedReadLeavesNothingBehind() throws IOException {
    Relation relation =
        new Relation.Query("SELECT 1 / (i - 500) AS x FROM generate_series(1, 1000) i", Map.of());
    RunContext failing = plan(new DatabaseSource("courses", relation, OptionalInt.empty()));
    assertThatThrownBy(() -> service.extract(new ExtractRequest(failing, "course")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2217")
        .hasMessageContaining("division by zero");
    assertThat(lake.list(new RunFolder(RUN).dataSet("course"))).isEmpty();
    assertThat(scratch()).isEmpty();
  }

  @Test
  void anUnknownSourceIsNamed() {
    assertThatThrownBy(() -> service.extract(new ExtractRequest(context, "courses")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-3201")
        .hasMessageContaining("'courses': the plan of run " + RUN);
  }

  @Test
  void theHandlerSpeaksJson() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new ExtractDatabaseHandler(service)
        .handleRequest(
            new ByteArrayInputStream(Json.bytes(new ExtractRequest(context, "course"))),
            output,
            null);
    assertThat(Json.read(output.toByteArray(), DataSetResult.class).rows()).isEqualTo(1000);
  }

  private RunContext plan(DatabaseSource from) {
    boolean table = from.relation() instanceof Relation.Table;
    PlannedSource planned =
        new PlannedSource(
            "course",
            from,
            table ? 2 : 1,
            "asked for",
            -1,
            source.describe(from.relation()).schema());
    byte[] json =
        Json.bytes(
            new Plan(
                Plan.FORMAT,
                RUN.pipeline(),
                RUN.value(),
                Instant.EPOCH,
                List.of(new PlannedConnection("courses", DATABASE, 2)),
                List.of(planned),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    lake.put(new RunFolder(RUN).plan(), json);
    return new RunContext(RUN, 1, 1, Plans.hash(json));
  }

  private List<Path> scratch() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(".lake/scratch"))) {
      return files.skip(1).toList();
    }
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
