package dev.weir.function.extractapi;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.RejectLimit;
import dev.weir.folder.EnvironmentSecrets;
import dev.weir.folder.FolderLake;
import dev.weir.function.extractapi.http.HttpSettings;
import dev.weir.json.Json;
import dev.weir.lake.Scratch;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.read.RecordReader;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.read.PipelineReader;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.records.Records;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source as it is written in a pipeline, read from an API of the test's own. */
final class Extraction {
  private static final RunId RUN = RunId.scheduled("shop", Instant.parse("2026-11-23T00:00:00Z"));

  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  private String connection = "max-connections: 4";
  InstantSource clock = Clock.systemUTC();

  Extraction(Path folder, Api api) {
    this.folder = folder;
    variables.put("WEIR_CONNECTION_API", "http://" + api.authority());
  }

  Extraction set(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /**
   * @param keys of the connection, in braces' form
   */
  Extraction connection(String keys) {
    connection = keys;
    return this;
  }

  /**
   * @param rejects origin, position, reason
   */
  record Extracted(List<String> rows, List<String> rejects, List<String> warnings) {}

  /**
   * @param keys of the source, in braces' form; its records are ids
   */
  Extracted read(String keys) {
    Pipeline pipeline =
        PipelineReader.read(
                "pipeline.yaml",
                """
                name: shop
                connections: {api: {kind: http, %s}}
                sources: {item: {connection: api, columns: {id: bigint}, %s}}
                targets: {item: {from: item, table: shop.item, write: replace}}
                """
                    .formatted(connection, keys))
            .pipeline();
    FolderLake lake = new FolderLake(folder.resolve(UUID.randomUUID().toString()));
    byte[] json =
        Json.bytes(
            plan(pipeline, (HttpSource) Objects.requireNonNull(pipeline.sources().get("item"))));
    RunContext context = new RunContext(RUN, 1, 1, Plans.hash(json));
    lake.put(context.folder().plan(), json);
    new ExtractApiService(
            lake,
            Scratch.alone(folder.resolve("temporary")),
            event -> {},
            new EnvironmentSecrets(variables),
            clock,
            waits::add,
            HttpSettings.DEFAULT)
        .extract(new ExtractRequest(context, "item"));
    DataSet dataSet = new DataSets(lake).require(context, "item");
    return new Extracted(
        rows(lake, dataSet.files()), rows(lake, dataSet.rejects()), dataSet.warnings());
  }

  private static Plan plan(Pipeline pipeline, HttpSource source) {
    return new Plan(
        Plan.FORMAT,
        "shop",
        RUN.value(),
        Instant.parse("2026-11-23T00:00:00Z"),
        List.of(new Plan.PlannedConnection("api", pipeline.connection("api"), 4)),
        List.of(
            new Plan.PlannedSource(
                "item", source, 1, "an API", -1, Records.schema(source.columns()))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of("item", RejectLimit.ofMax(10)));
  }

  private List<String> rows(FolderLake lake, List<DataFile> files) {
    List<String> rows = new ArrayList<>();
    for (DataFile file : files) {
      try (RecordReader reader = RecordReader.open(lake.fetch(file.key(), folder))) {
        reader.forEachRemaining(
            row -> rows.add(row.length == 1 ? String.valueOf(row[0]) : Arrays.toString(row)));
      }
    }
    return rows;
  }
}
