package dev.weir.laptop.testing;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.RejectLimit;
import dev.weir.dataset.Rejects;
import dev.weir.duckdb.Compression;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.folder.FolderLake;
import dev.weir.function.transform.TransformService;
import dev.weir.json.Json;
import dev.weir.message.TransformRequest;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.test.PipelineTest;
import dev.weir.pipeline.test.TestRows;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.Plans;
import dev.weir.plan.TestPlanner;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan of a test in a lake of its own, with what is given as complete data sets. */
final class TestedRun {
  private static final String REASON = "reason";
  private static final String RECORD = "record";
  private static final int MOST_ROWS = 10_000;

  private final Plan plan;
  private final PipelineTest test;
  private final Path folder;
  private final FolderLake lake;
  private final RunContext context;
  private final Problems problems;

  private TestedRun(Plan plan, PipelineTest test, Path folder) {
    this.plan = plan;
    this.test = test;
    this.folder = folder;
    this.lake = new FolderLake(folder.resolve("lake"));
    byte[] json = Json.bytes(plan);
    this.context = new RunContext(RunId.parse(plan.runId()), 1, 1, Plans.hash(json));
    this.problems = new Problems(test.positions().file(), CoreError.INVALID_TEST);
    lake.put(context.folder().plan(), json);
  }

  /**
   * @param folder that is gone afterwards
   * @throws TerminalException if values are not of their columns' types
   */
  static TestedRun start(Plan plan, PipelineTest test, Pipeline pipeline, Path folder) {
    TestedRun run = new TestedRun(plan, test, folder);
    test.given()
        .forEach((name, rows) -> run.give(name, rows, TestPlanner.schema(pipeline, name, rows)));
    run.problems.throwIfAny();
    return run;
  }

  private void give(String name, TestRows rows, Schema schema) {
    String select = new RowsSql(test, problems).select(rows, schema);
    try (DuckDbSession session = session("give data set '%s'".formatted(name), Map.of())) {
      NewDataSet given = new NewDataSet(lake, context, name, schema, RejectLimit.NONE);
      var file =
          session.write(select, schema, folder.resolve(name + ".parquet"), Compression.SNAPPY);
      given.put(file);
      given.read(file.rows());
      given.complete();
    }
  }

  private DuckDbSession session(String purpose, Map<String, ParquetTable> tables) {
    return DuckDbSession.open(purpose, DuckDbSettings.defaults(), folder, tables);
  }

  /**
   * @throws TerminalException if a run would have failed, as of a broken check
   */
  void transform() {
    TransformService service =
        new TransformService(lake, lake.scratch(), _ -> {}, DuckDbSettings.defaults());
    plan.waves().stream()
        .flatMap(List::stream)
        .forEach(name -> service.transform(new TransformRequest(context, name)));
  }

  /** Of all that is expected. */
  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    test.expected().forEach((name, rows) -> differences.addAll(ofRows(name, rows)));
    plan.transforms().forEach(transform -> differences.addAll(ofRejects(transform)));
    problems.throwIfAny();
    return differences;
  }

  private List<Difference> ofRows(String name, TestRows expected) {
    PlannedTransform transform = plan.transform(name).orElseThrow();
    List<Column> columns =
        transform.schema().columns().stream()
            .filter(
                column ->
                    expected.columns().isEmpty() || expected.columns().contains(column.name()))
            .toList();
    DataSet made = new DataSets(lake).require(context, name);
    return compare(
        new RowComparison(name, names(columns), transform.keys()),
        expected,
        new Schema(columns),
        table(made.schema(), made.files()),
        names(columns).stream().map(Sql::identifier).toList());
  }

  /** A transform that is not named rejects nothing. */
  private List<Difference> ofRejects(PlannedTransform transform) {
    String name = transform.name();
    TestRows expected =
        test.rejects().getOrDefault(name, new TestRows("expect-rejects", Map.of(), List.of()));
    DataSet made = new DataSets(lake).require(context, name);
    if (made.rejects().isEmpty() && expected.rows().isEmpty()) {
      return List.of();
    }
    List<Column> columns =
        (expected.rows().isEmpty() ? List.of(REASON, RECORD) : expected.columns())
            .stream().map(column -> Column.nullable(column, Simple.TEXT)).toList();
    return compare(
        new RowComparison(name + ", rejects", names(columns), transform.keys()),
        expected,
        new Schema(columns),
        table(Rejects.SCHEMA, made.rejects()),
        names(columns).stream()
            .map(column -> expected.rows().isEmpty() ? column : ofReject(column))
            .toList());
  }

  private static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  private static String ofReject(String column) {
    String pointer = "/" + column.replace("~", "~0").replace("/", "~1");
    return column.equals(REASON)
        ? REASON
        : "json_extract_string(" + RECORD + ", " + Sql.literal(pointer) + ")";
  }

  private ParquetTable table(Schema schema, List<DataFile> files) {
    return new ParquetTable(
        schema, files.stream().map(file -> lake.fetch(file.key(), folder)).toList());
  }

  /**
   * @param expressions over the actual rows, one for each column of the schema
   */
  private List<Difference> compare(
      RowComparison comparison,
      TestRows expected,
      Schema schema,
      ParquetTable actual,
      List<String> expressions) {
    String wanted = new RowsSql(test, problems).select(expected, schema);
    String there = "SELECT " + String.join(", ", expressions) + " FROM \"rows\" ORDER BY ALL";
    Map<String, ParquetTable> tables = actual.files().isEmpty() ? Map.of() : Map.of("rows", actual);
    try (DuckDbSession session = session("compare '%s'".formatted(comparison.dataSet()), tables)) {
      List<List<@Nullable Object>> rows =
          tables.isEmpty() ? List.of() : few(comparison, session.rows(there, MOST_ROWS));
      return comparison.of(few(comparison, session.rows(wanted, MOST_ROWS)), rows);
    }
  }

  private static List<List<@Nullable Object>> few(RowComparison comparison, Rows rows) {
    if (rows.truncated()) {
      throw new TerminalException(
          CoreError.INVALID_TEST,
          "Cannot compare '%s': it has more than %d rows, the most that a test looks at. Give fewer."
              .formatted(comparison.dataSet(), MOST_ROWS));
    }
    return rows.rows();
  }
}
