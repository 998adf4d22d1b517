package dev.weir.simulation.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import dev.weir.function.load.LoadHandler;
import dev.weir.function.load.LoadService;
import dev.weir.function.plan.PlanHandler;
import dev.weir.function.plan.PlanService;
import dev.weir.function.report.ReportHandler;
import dev.weir.function.report.ReportService;
import dev.weir.json.Json;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.Planner;
import dev.weir.run.Executions;
import dev.weir.run.Leases;
import dev.weir.run.RunId;
import dev.weir.simulation.lake.MemoryLake;
import dev.weir.simulation.time.Actor;
import dev.weir.simulation.world.World;
import dev.weir.statemachine.function.FunctionError;
import dev.weir.statemachine.language.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A deployment: a lake, functions, a state machine and its executions. The functions are those of
 * AWS, but for the one that reads sources.
 */
public final class Stack implements Executions {
  private static final int EVENT_TRIES = 3;

  private final World world;
  private final MemoryLake objects;
  private final StateMachine machine;
  private final Map<String, RequestStreamHandler> handlers;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<Actor, String> acting = new WeakHashMap<>();
  private final List<Consumer<Run>> listeners = new ArrayList<>();

  /**
   * What a stack is made of.
   *
   * @param objects in the lake
   */
  public Stack(World world, MemoryLake objects, Parts parts) {
    this.world = world;
    this.objects = objects;
    this.machine = StateMachines.weir();
    InstantSource clock = world.scheduler()::now;
    var lake = parts.lake();
    Leases leases = new Leases(lake, parts.executions(this), clock);
    PlanService.Planning planning =
        new PlanService.Planning(
            new PipelineCatalog(Pipelines.folder()),
            (name, _) -> {
              throw new IllegalStateException("No database in the simulation: " + name);
            },
            new Planner(new NoSql()),
            Optional.empty(),
            _ -> List.of(),
            (_, _) -> Map.of());
    this.handlers =
        Map.of(
            "PlanFunction", new PlanHandler(new PlanService(lake, leases, planning, clock)),
            "ExtractFileFunction", new Extraction(world, lake),
            "LoadFunction", new LoadHandler(new LoadService(lake, parts.warehouse(), _ -> {})),
            "ReportFunction",
                new ReportHandler(new ReportService(lake, leases, _ -> {}, clock, "")));
  }

  public String name() {
    return objects.location();
  }

  public MemoryLake objects() {
    return objects;
  }

  /** Hears of each execution that has ended. */
  public void listen(Consumer<Run> listener) {
    listeners.add(listener);
  }

  /** Of the schedule: its executions have names that say nothing. */
  public Run tick(String pipeline, Instant time) {
    ObjectNode input = Json.mapper().createObjectNode();
    input.put("pipeline", pipeline).put("scheduledTime", time.toString());
    RunId run = RunId.scheduled(pipeline, time);
    return start("tick-" + (runs.size() + 1), run, 1, input);
  }

  /** A run that a person starts, or a further attempt of one. */
  public Run start(RunId run, int attempt) {
    ObjectNode input = Json.mapper().createObjectNode();
    input.put("pipeline", run.pipeline()).put("runId", run.value()).put("attempt", attempt);
    return start(run.execution(attempt), run, attempt, input);
  }

  private Run start(String name, RunId run, int attempt, ObjectNode input) {
    Run started =
        new Run(
            world,
            machine,
            name,
            run,
            attempt,
            input,
            new Functions(world, handlers, acting, name),
            this::ended);
    runs.put(name, started);
    return started;
  }

  private void ended(Run run) {
    listeners.forEach(listener -> listener.accept(run));
    if (!run.isGreen()) {
      deliver(run, 1);
    }
  }

  /** EventBridge calls the report function, asynchronously and more than once if it fails. */
  private void deliver(Run run, int number) {
    Duration after = world.chance().between(Duration.ofMillis(200), Duration.ofMinutes(2));
    world
        .scheduler()
        .after(
            after,
            () -> world.scheduler().start("event of " + run.name(), () -> report(run, number)));
  }

  private void report(Run run, int number) {
    try {
      var _ =
          new Functions(world, handlers, acting, run.name()).invoke("ReportFunction", run.event());
    } catch (FunctionError e) {
      if (number < EVENT_TRIES) {
        deliver(run, number + 1);
      }
    }
  }

  public List<Run> runs() {
    return List.copyOf(runs.values());
  }

  public boolean isIdle() {
    return runs.values().stream().noneMatch(Run::isRunning);
  }

  /** The execution that a process acts for; null for the world. */
  public @Nullable String acting(@Nullable Actor process) {
    return process == null ? null : acting.get(process);
  }

  @Override
  public boolean isRunning(String execution, Instant since) {
    return world.call(
        "is running: " + execution,
        () -> isRunningNow(execution),
        () ->
            new TransientException(
                CoreError.UNKNOWN_RUN, "Cannot ask about " + execution + ". Try again."));
  }

  /** The truth. */
  public boolean isRunningNow(String execution) {
    Run run = runs.get(execution);
    return run != null && run.isRunning();
  }
}
