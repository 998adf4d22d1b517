package dev.weir.simulation;

import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.simulation.check.Checker;
import dev.weir.simulation.stack.Pipelines;
import dev.weir.simulation.stack.Run;
import dev.weir.simulation.stack.Stack;
import dev.weir.simulation.warehouse.SimulatedWarehouse;
import dev.weir.simulation.world.Chance;
import dev.weir.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What schedules, people and the weather do in a history. */
final class Scenario {
  private static final Duration TROUBLE = Duration.ofHours(5);
  private static final List<Duration> BURSTS =
      List.of(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofMinutes(50));

  private static final Duration PATIENCE = Duration.ofHours(14);

  /** Of a newer run that has published: nothing is to be done. */
  private static final String OVERTAKEN = "WEIR-2704";

  private final World world;
  private final SimulatedWarehouse warehouse;
  private final Checker checker;
  private final Chance chance;
  private final Stack stack;
  private final List<String> pipelines = new ArrayList<>();

  /** Things that are still to be done. */
  private int planned;

  Scenario(World world, SimulatedWarehouse warehouse, Checker checker, Stack stack) {
    this.world = world;
    this.warehouse = warehouse;
    this.checker = checker;
    this.stack = stack;
    this.chance = world.chance();
    pipelines.add(chance.oneOf(Pipelines.names()));
    if (chance.happens(0.3)) {
      pipelines.add(chance.oneOf(Pipelines.names()));
    } else if (chance.happens(0.5)) {
      // The same tables, by another pipeline.
      pipelines.add("q" + pipelines.getFirst().substring(1));
    }
  }

  void play() {
    int bursts = chance.below(3) + 1;
    for (int burst = 0; burst < bursts; burst++) {
      Duration begin = chance.between(Duration.ZERO, TROUBLE);
      Duration length = chance.oneOf(BURSTS);
      int things = chance.below(4) + 1;
      for (int i = 0; i < things; i++) {
        after(begin.plus(chance.between(Duration.ZERO, length)), this::something);
      }
    }
    pass(TROUBLE);
    world.calm();
    world.tell("world", () -> "From here on nothing goes wrong any more.");
    passUntilIdle();
    finish();
  }

  private void after(Duration delay, Runnable action) {
    planned++;
    world
        .scheduler()
        .after(
            delay,
            () -> {
              planned--;
              action.run();
            });
  }

  private void passUntilIdle() {
    Instant until = world.scheduler().now().plus(PATIENCE);
    while (world.violations().isEmpty()
        && !(planned == 0 && stack.isIdle() && warehouse.isIdle())
        && world.scheduler().step(until)) {
      // One event at a time.
    }
    requireIdle();
  }

  /** Lets everything happen that does within a time. */
  private void pass(Duration duration) {
    Instant until = world.scheduler().now().plus(duration);
    while (world.violations().isEmpty() && world.scheduler().step(until)) {
      // One event at a time.
    }
    world.scheduler().advance(until);
  }

  private void something() {
    switch (chance.below(10)) {
      case 0, 1, 2 -> tick();
      case 3 -> manual();
      case 4, 5, 6 -> resume();
      case 7 -> abort();
      case 8 -> warehouse.pause(chance.between(Duration.ofMinutes(1), Duration.ofMinutes(40)));
      default -> disturb();
    }
  }

  /** Of this hour; often twice. */
  private void tick() {
    String pipeline = chance.oneOf(pipelines);
    Instant time = world.scheduler().now().truncatedTo(ChronoUnit.HOURS);
    Run _ = stack.tick(pipeline, time);
    if (chance.happens(0.3)) {
      after(chance.between(Duration.ZERO, Duration.ofHours(1)), () -> stack.tick(pipeline, time));
    }
  }

  private void manual() {
    Run _ = stack.start(RunId.manual(chance.oneOf(pipelines), world.scheduler().now()), 1);
  }

  private void resume() {
    List<RunId> unfinished = unfinished();
    if (unfinished.isEmpty()) {
      tick();
    } else {
      Run _ = resume(chance.oneOf(unfinished));
    }
  }

  /** Runs that have a plan, and are neither published nor at work. */
  private List<RunId> unfinished() {
    Set<RunId> runs = new LinkedHashSet<>();
    stack.runs().stream().map(Run::run).forEach(runs::add);
    stack.runs().stream().filter(Run::isRunning).map(Run::run).forEach(runs::remove);
    return runs.stream()
        .filter(run -> stack.objects().read(new RunFolder(run).plan()).isPresent())
        .filter(run -> !checker.isPublished(stack, run))
        .toList();
  }

  private Run resume(RunId run) {
    int attempts =
        stack.runs().stream()
            .filter(each -> each.run().equals(run))
            .mapToInt(Run::attempt)
            .max()
            .orElse(0);
    return stack.start(run, attempts + 1);
  }

  private void abort() {
    List<Run> running = stack.runs().stream().filter(Run::isRunning).toList();
    if (!running.isEmpty()) {
      chance.oneOf(running).abort();
    }
  }

  private void disturb() {
    List<String> tables = List.copyOf(warehouse.database().tables().keySet());
    if (!tables.isEmpty()) {
      warehouse.disturb(
          "LOCK " + chance.oneOf(tables),
          chance.between(Duration.ofSeconds(1), Duration.ofMinutes(30)));
    }
  }

  private void requireIdle() {
    if (world.violations().isEmpty() && !stack.isIdle()) {
      world.violated(
          "after %s without trouble there still run %s"
              .formatted(PATIENCE, stack.runs().stream().filter(Run::isRunning).toList()));
    }
  }

  /** Nothing is in the way any more: what is to be published must be. */
  private void finish() {
    Map<RunId, Boolean> left = new LinkedHashMap<>();
    unfinished().forEach(run -> left.put(run, Pipelines.appends(run.pipeline())));
    boolean newFirst = chance.happens(0.5);
    if (newFirst) {
      finishNew();
    }
    left.forEach(this::finish);
    if (!newFirst) {
      finishNew();
    }
  }

  private void finishNew() {
    for (String pipeline : pipelines) {
      end(stack.tick(pipeline, world.scheduler().now()), Optional.empty());
    }
  }

  private void finish(RunId run, boolean appends) {
    if (world.violations().isEmpty() && unfinished().contains(run)) {
      end(resume(run), appends ? Optional.empty() : Optional.of(OVERTAKEN));
    }
  }

  /**
   * @param unless a failure that is as good
   */
  private void end(Run run, Optional<String> unless) {
    Instant until = world.scheduler().now().plus(PATIENCE);
    while (world.violations().isEmpty() && run.isRunning() && world.scheduler().step(until)) {
      // One event at a time.
    }
    // The message of its end, if that was a bad one.
    pass(Duration.ofMinutes(10));
    boolean fine = run.isGreen() || unless.filter(run.failure()::contains).isPresent();
    if (world.violations().isEmpty() && !fine) {
      world.violated("with nothing in its way, %s: %s".formatted(run, run.failure()));
    }
  }
}
