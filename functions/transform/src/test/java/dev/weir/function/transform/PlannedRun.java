package dev.weir.function.transform;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.RejectLimit;
import dev.weir.dataset.WrittenFile;
import dev.weir.dataset.balance.RowChanges;
import dev.weir.duckdb.Compression;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.Preview;
import dev.weir.events.RunEvent;
import dev.weir.folder.FolderLake;
import dev.weir.json.Json;
import dev.weir.lake.LakeKey;
import dev.weir.message.DataSetResult;
import dev.weir.message.TransformRequest;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.step.Transform;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Schema;
import dev.weir.sql.CompiledCheck;
import dev.weir.sql.KnownColumns;
import dev.weir.sql.SqlEngine.SqlProblem;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.step.StepCompiler;
import dev.weir.sql.step.StepCompiler.Compiled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A run with a frozen plan in a lake: sources given as SQL, transforms and checks as written. */
final class PlannedRun {
  private static final DuckDbEngine ENGINE = new DuckDbEngine();
  private static final StepCompiler COMPILER = new StepCompiler(ENGINE);
  private static final CheckCompiler CHECKS = new CheckCompiler(ENGINE);

  final FolderLake lake;
  final List<RunEvent> events = new ArrayList<>();
  private final Path folder;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final List<PlannedTransform> transforms = new ArrayList<>();
  private final Map<String, RejectLimit> limits = new HashMap<>();
  private final List<PlannedChecks> checks = new ArrayList<>();
  private final RunId run = RunId.parse("shop-20261123T000000Z");
  private RunContext context = new RunContext(run, 1, 1, "not yet");

  PlannedRun(Path folder) {
    this.folder = folder;
    this.lake = new FolderLake(folder.resolve("lake [1]"));
  }

  RunId id() {
    return run;
  }

  private List<String> keys = List.of("id");

  PlannedRun source(String name, String sql) throws SqlProblem {
    sources.put(name, sql);
    schemas.put(name, ENGINE.bind(sql, Map.of()));
    return this;
  }

  PlannedRun transform(String name, Transform transform) {
    Compiled compiled = compiled(transform);
    return transform(name, compiled, compiled.changes());
  }

  private Compiled compiled(Transform transform) {
    return COMPILER.compile(transform, known(), Map.of()).compiled().orElseThrow();
  }

  /** A transform that does something else to the number of rows than is said of it. */
  PlannedRun lossy(String name, Transform transform, RowChanges said) {
    return transform(name, compiled(transform), said);
  }

  private PlannedRun transform(String name, Compiled compiled, RowChanges changes) {
    schemas.put(name, compiled.schema());
    transforms.add(
        new PlannedTransform(
            name,
            compiled.inputs(),
            compiled.sql(),
            compiled.rejects(),
            compiled.schema(),
            keys,
            Optional.of(changes)));
    return this;
  }

  /** Of what is planned after this. Else: {@code id}. */
  PlannedRun keys(String... columns) {
    keys = List.of(columns);
    return this;
  }

  PlannedRun allow(String dataSet, RejectLimit limit) {
    limits.put(dataSet, limit);
    return this;
  }

  PlannedRun check(String dataSet, Check... written) {
    List<CompiledCheck> planned = new ArrayList<>();
    List<String> inputs = new ArrayList<>(List.of(dataSet));
    for (Check check : written) {
      planned.add(CHECKS.compile(check, dataSet, known(), keys).compiled().orElseThrow());
      inputs.addAll(inputs(check, dataSet));
    }
    checks.add(new PlannedChecks(dataSet, inputs.stream().distinct().toList(), planned));
    return this;
  }

  private static List<String> inputs(Check check, String dataSet) {
    try {
      return CHECKS.inputs(check, dataSet);
    } catch (StepProblem e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Map<String, KnownColumns> known() {
    Map<String, KnownColumns> known = new HashMap<>();
    schemas.forEach((name, schema) -> known.put(name, KnownColumns.of(schema)));
    return known;
  }

  /** Freezes the plan and completes the sources. */
  PlannedRun start() {
    Plan plan =
        new Plan(
            Plan.FORMAT,
            run.pipeline(),
            run.value(),
            Instant.parse("2026-11-23T00:00:00Z"),
            List.of(),
            List.of(),
            transforms,
            checks,
            List.of(),
            List.of(),
            limits);
    byte[] json = Json.bytes(plan);
    lake.put(context.folder().plan(), json);
    context = new RunContext(run, 1, 1, Plans.hash(json));
    sources.forEach(this::extract);
    return this;
  }

  private void extract(String name, String sql) {
    Path scratch = newScratch();
    Schema schema = Objects.requireNonNull(schemas.get(name));
    try (DuckDbSession session =
        DuckDbSession.open("extract", DuckDbSettings.defaults(), scratch, Map.of())) {
      WrittenFile file =
          session.write(sql, schema, scratch.resolve("source.parquet"), Compression.ZSTD);
      LakeKey key = context.folder().part(name, "test", 0);
      lake.put(key, file.path());
      DataSet dataSet =
          new DataSet(
              DataSet.FORMAT,
              name,
              context.planHash(),
              schema,
              List.of(new DataFile(key, file.rows(), 1)),
              file.nulls(),
              file.rows(),
              List.of(),
              Map.of(),
              Map.of(),
              List.of(),
              Optional.empty(),
              Duration.ZERO);
      new DataSets(lake).complete(context, dataSet);
    }
  }

  private Path newScratch() {
    try {
      return Files.createTempDirectory(folder, "scratch");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls the handler with JSON, as Lambda does. */
  DataSetResult transform(String dataSet) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    TransformService service =
        new TransformService(lake, lake.scratch(), events::add, DuckDbSettings.defaults());
    new TransformHandler(service)
        .handleRequest(
            new ByteArrayInputStream(Json.bytes(new TransformRequest(context, dataSet))),
            output,
            null);
    return Json.read(output.toByteArray(), DataSetResult.class);
  }

  DataSet dataSet(String name) {
    return new DataSets(lake).require(context, name);
  }

  /** Rows of a Parquet file in the lake, each as one string. */
  List<String> rows(List<DataFile> files, Schema schema) {
    List<Path> paths = files.stream().map(file -> lake.fetch(file.key(), folder)).toList();
    return Preview.of(new ParquetTable(schema, paths), 1000, newScratch()).rows().stream()
        .map(String::valueOf)
        .toList();
  }

  LakeKey outcomes(String dataSet) {
    return context.folder().checks(dataSet);
  }

  boolean isComplete(String dataSet) {
    return new DataSets(lake).find(context, dataSet).isPresent();
  }

  /** What is left in the lake's scratch folder. */
  List<Path> leftovers() throws IOException {
    try (var found = Files.walk(folder.resolve("lake [1]").resolve(".lake").resolve("scratch"))) {
      return found.skip(1).toList();
    }
  }
}
