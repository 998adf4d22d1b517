package dev.weir.function.plan;

import dev.weir.duckdb.DuckDbEngine;
import dev.weir.folder.FolderLake;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.CallLimits;
import dev.weir.plan.Planner;
import dev.weir.run.Executions;
import dev.weir.run.Leases;
import dev.weir.testkit.plan.Draft;
import dev.weir.warehouse.PublicationCheck;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan function in a folder, and who is running. */
final class Plant implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T10:11:12.123Z");

  final FolderLake lake;
  final Set<String> running = new HashSet<>();
  Optional<CallLimits> limits = Optional.empty();
  PublicationCheck publications = _ -> List.of();
  private final Path folder;
  private final DuckDbEngine engine = new DuckDbEngine();
  private final Draft draft;

  Plant(Path folder) {
    this.folder = folder;
    this.draft = new Draft(folder, engine);
    this.lake = new FolderLake(folder.resolve("lake"));
  }

  PlanService service() {
    Executions executions = (execution, _) -> running.contains(execution);
    return new PlanService(
        lake,
        new Leases(lake, executions, () -> Instant.EPOCH),
        new PlanService.Planning(
            new PipelineCatalog(folder.resolve("pipelines")),
            (name, _) -> new DescribedDatabase(name),
            new Planner(engine),
            limits,
            publications,
            (_, _) -> Map.of()),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Writes the pipeline {@code shop}: two databases, and what is given. */
  Plant with(String rest) {
    var _ = draft.with(rest);
    return this;
  }

  @Override
  public void close() {
    engine.close();
  }
}
