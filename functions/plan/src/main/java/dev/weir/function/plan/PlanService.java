package dev.weir.function.plan;

import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.message.PlanRequest;
import dev.weir.message.PlanResult;
import dev.weir.message.PlanResult.ConnectionTasks;
import dev.weir.message.PlanResult.ExtractTask;
import dev.weir.message.PlanResult.Extractor;
import dev.weir.message.PlanResult.Wave;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Target;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.CallLimits;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Planner;
import dev.weir.plan.Planner.Surroundings;
import dev.weir.plan.Plans;
import dev.weir.plan.increment.Known;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.source.SourceDatabases;
import dev.weir.warehouse.CursorLedger;
import dev.weir.warehouse.PublicationCheck;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans runs. Thread-safe. */
public final class PlanService {
  private final Lake lake;
  private final Leases leases;
  private final Planning planning;
  private final InstantSource clock;

  /**
   * How plans are made.
   *
   * @param catalog where pipelines come from
   * @param limits of one call of a function; empty where there are none
   * @param publications what the warehouse publishes at most
   * @param ledger asked where sources are read by what is new
   */
  public record Planning(
      PipelineCatalog catalog,
      SourceDatabases databases,
      Planner planner,
      Optional<CallLimits> limits,
      PublicationCheck publications,
      CursorLedger ledger) {
    Plan plan(RunId run, boolean full) {
      ParsedPipeline parsed = catalog.read(run.pipeline());
      SourceDescriptions.Described described = SourceDescriptions.of(parsed, databases);
      Surroundings surroundings =
          new Surroundings(
              described.databases(),
              file -> catalog.mapping(run.pipeline(), file),
              limits,
              new Known(described.bounds(), cursors(parsed, described), full));
      Plan plan = planner.plan(parsed, surroundings, run, run.logicalTime());
      checkPublication(plan);
      return plan;
    }

    /** What the ledgers say, if any source needs it. */
    private Map<TableName, Optional<String>> cursors(
        ParsedPipeline parsed, SourceDescriptions.Described described) {
      List<TableName> tables =
          parsed.pipeline().targets().values().stream().map(Target::table).toList();
      return described.bounds().isEmpty() || tables.isEmpty()
          ? Map.of()
          : ledger.cursors(parsed.pipeline().name(), tables);
    }

    private void checkPublication(Plan plan) {
      List<String> problems = publications.problems(plan.outline());
      if (!problems.isEmpty()) {
        throw new TerminalException(
            PlanError.NOT_PUBLISHABLE,
            "Cannot publish the targets of pipeline '%s' together:\n%s"
                .formatted(plan.pipeline(), String.join("\n", problems)));
      }
    }
  }

  public PlanService(Lake lake, Leases leases, Planning planning, InstantSource clock) {
    this.lake = lake;
    this.leases = leases;
    this.planning = planning;
    this.clock = clock;
  }

  /** What a run that is started now would do. Writes nothing and takes no lease. */
  public Plan preview(String pipeline) {
    return planning.plan(RunId.manual(pipeline, clock.instant()), false);
  }

  /**
   * Takes the pipeline's lease and gives the frozen plan of the run: the one that is there from an
   * earlier attempt, or a new one. If that fails, the lease is given back.
   */
  public PlanResult plan(PlanRequest request) {
    RunId asked = run(request);
    if (lake.read(new RunFolder(asked).plan()).isEmpty()) {
      // What the file alone shows to be wrong needs no lease.
      var _ = planning.catalog().read(asked.pipeline());
    }
    Lease lease = leases.take(asked, request.attempt().orElse(1), request.execution());
    // A retried call of a manual run would be a run of another name: the lease knows the first.
    RunId run = lease.run();
    try {
      // Before the plan, so that a run that can be resumed has it.
      var _ = lake.create(new RunFolder(run).fence(), Json.bytes(lease.fence()));
      byte[] plan = frozen(run, isFull(run, request));
      RunContext context = new RunContext(run, lease.attempt(), lease.fence(), Plans.hash(plan));
      return result(context, Plans.parse(plan));
    } catch (RuntimeException e) {
      release(run, request.execution(), e);
      throw e;
    }
  }

  /** A further attempt reads what the first was asked for. */
  private boolean isFull(RunId run, PlanRequest request) {
    LakeKey key = new RunFolder(run).full();
    if (request.full().orElse(false)) {
      var _ = lake.create(key, Json.bytes(true));
      return true;
    }
    return lake.read(key).isPresent();
  }

  private RunId run(PlanRequest request) {
    if (request.runId().isPresent()) {
      RunId run = RunId.parse(request.runId().get());
      if (request.pipeline().filter(name -> !name.equals(run.pipeline())).isPresent()) {
        throw new TerminalException(
            PlanError.INVALID_REQUEST,
            "Cannot plan run %s: it is a run of pipeline '%s', not of '%s'. Leave out the pipeline, or the run."
                .formatted(run, run.pipeline(), request.pipeline().get()));
      }
      return run;
    }
    String pipeline =
        request
            .pipeline()
            .orElseThrow(
                () ->
                    new TerminalException(
                        PlanError.INVALID_REQUEST,
                        "Cannot plan a run: the message names neither pipeline nor runId. Give one."));
    return request
        .scheduledTime()
        .map(time -> RunId.scheduled(pipeline, time))
        .orElseGet(() -> RunId.manual(pipeline, clock.instant()));
  }

  /** The plan's bytes as they are in the lake. */
  private byte[] frozen(RunId run, boolean full) {
    LakeKey key = new RunFolder(run).plan();
    return lake.read(key).map(Lake.Stored::content).orElseGet(() -> freeze(run, full, key));
  }

  private byte[] freeze(RunId run, boolean full, LakeKey key) {
    byte[] plan = Json.bytes(planning.plan(run, full));
    if (lake.create(key, plan)) {
      return plan;
    }
    // A retried call was faster; what it wrote counts.
    return lake.read(key).map(Lake.Stored::content).orElse(plan);
  }

  private void release(RunId run, String execution, RuntimeException failure) {
    try {
      leases.release(run.pipeline(), execution);
    } catch (RuntimeException e) {
      // The lease of an execution that has ended can be taken, released or not.
      failure.addSuppressed(e);
    }
  }

  private static PlanResult result(RunContext context, Plan plan) {
    if (plan.isWithoutNew()) {
      return new PlanResult(context, List.of(), List.of());
    }
    return new PlanResult(
        context,
        plan.connections().stream().map(connection -> tasks(connection, plan)).toList(),
        plan.waves().stream().map(Wave::new).toList());
  }

  private static ConnectionTasks tasks(PlannedConnection connection, Plan plan) {
    Extractor extractor =
        switch (connection.connection()) {
          case Connection.Database _ -> Extractor.DATABASE;
          case Connection.Http _ -> Extractor.HTTP;
          case Connection.Files _ -> Extractor.FILE;
        };
    List<ExtractTask> tasks =
        plan.sourcesOf(connection).stream()
            .map(source -> new ExtractTask(source.name(), extractor))
            .toList();
    return new ConnectionTasks(connection.name(), connection.concurrency(), tasks);
  }
}
