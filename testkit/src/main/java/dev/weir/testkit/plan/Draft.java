package dev.weir.testkit.plan;

import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.pipeline.source.Relation;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.plan.CallLimits;
import dev.weir.plan.Plan;
import dev.weir.plan.Planner;
import dev.weir.plan.Planner.Surroundings;
import dev.weir.plan.increment.Known;
import dev.weir.run.RunId;
import dev.weir.source.Description;
import dev.weir.sql.SqlEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pipeline {@code shop} in the making, and what the planner makes of it. */
public final class Draft {
  private final Path pipelines;
  private final Planner planner;
  private Optional<CallLimits> limits = Optional.empty();
  private Known increments = Known.NOTHING;

  /**
   * @param folder empty, and the draft's own
   */
  public Draft(Path folder, SqlEngine engine) {
    this.pipelines = folder.resolve("pipelines");
    this.planner = new Planner(engine);
  }

  /** Two databases and a folder of files, and what is given. */
  public Draft with(String rest) {
    return file(
        "pipeline.yaml",
        """
        name: shop
        connections:
          c: {kind: postgresql, database: d, max-connections: 8}
          e: {kind: mysql, database: d}
          f: {kind: file}
        """
            + rest);
  }

  public Draft file(String name, String content) {
    try {
      Path file = pipelines.resolve("shop").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Draft within(CallLimits most) {
    limits = Optional.of(most);
    return this;
  }

  Draft knowing(Known known) {
    increments = known;
    return this;
  }

  Plan plan() {
    ParsedPipeline parsed = catalog().read("shop");
    RunId run = RunId.scheduled("shop", Instant.parse("2026-11-23T00:00:00Z"));
    return planner.plan(
        parsed,
        new Surroundings(
            described(parsed), file -> catalog().mapping("shop", file), limits, increments),
        run,
        run.logicalTime());
  }

  /** What the planner makes of it without asking a database. */
  List<String> check() {
    return planner.check(catalog().read("shop"), file -> catalog().mapping("shop", file));
  }

  private PipelineCatalog catalog() {
    return new PipelineCatalog(pipelines);
  }

  private static Map<String, Description> described(ParsedPipeline parsed) {
    Map<String, Description> described = new LinkedHashMap<>();
    parsed
        .pipeline()
        .sources()
        .forEach(
            (name, source) -> {
              if (source instanceof DatabaseSource database) {
                String table =
                    database.relation() instanceof Relation.Table named ? named.name() : "";
                described.put(name, DescribedTables.of(table));
              }
            });
    return described;
  }
}
