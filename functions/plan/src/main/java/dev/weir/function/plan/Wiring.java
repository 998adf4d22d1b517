package dev.weir.function.plan;

import dev.weir.aws.FunctionEnvironment;
import dev.weir.database.choice.Databases;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.events.Events;
import dev.weir.function.plan.PlanService.Planning;
import dev.weir.lake.Lake;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.CallLimits;
import dev.weir.plan.Planner;
import dev.weir.run.Leases;
import dev.weir.settings.MemorySize;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.choice.Warehouses;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What the function is made of on AWS. */
final class Wiring {
  /** What the template gives the functions that extract. */
  private static final String EXTRACT_DISK = "WEIR_EXTRACT_DISK";

  /** The most that Lambda gives (Lambda quotas: 10,240 MB, 900 s). */
  private static final MemorySize LAMBDA_DISK = new MemorySize(10_240_000_000L);

  private static final Duration LAMBDA_TIME = Duration.ofMinutes(15);

  private Wiring() {}

  static PlanService service(FunctionEnvironment world, Events log) {
    Lake lake = world.lake();
    Clock clock = Clock.systemUTC();
    Planning planning =
        new Planning(
            new PipelineCatalog(world.pipelines()),
            new Databases(world.secrets(), WriterSettings.DEFAULT),
            new Planner(new DuckDbEngine()),
            Optional.of(limits(world)),
            Warehouses.publications(world.secrets()),
            (pipeline, tables) -> warehouse(world).cursors(pipeline, tables));
    Leases leases = new Leases(lake, world.executions(), clock);
    return new PlanService(lake, leases, planning, clock);
  }

  /** Opened only where a pipeline asks for it. */
  private static Warehouse warehouse(FunctionEnvironment world) {
    return Warehouses.of(world.secrets(), world.clients(), world.scratch().make().path());
  }

  private static CallLimits limits(FunctionEnvironment world) {
    MemorySize disk = MemorySize.of(world.variables(), EXTRACT_DISK).orElse(LAMBDA_DISK);
    return new CallLimits(LAMBDA_TIME, disk.bytes());
  }
}
