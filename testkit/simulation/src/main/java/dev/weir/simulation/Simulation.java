package dev.weir.simulation;

import dev.weir.simulation.check.Checker;
import dev.weir.simulation.lake.Lakes;
import dev.weir.simulation.lake.MemoryLake;
import dev.weir.simulation.lake.SimulatedLake;
import dev.weir.simulation.stack.Parts;
import dev.weir.simulation.stack.Stack;
import dev.weir.simulation.warehouse.SimulatedDataApi;
import dev.weir.simulation.warehouse.SimulatedWarehouse;
import dev.weir.simulation.world.World;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Plays histories. A history is a function of its seed. */
public final class Simulation {
  private final Bug bug;

  public Simulation() {
    this(Bug.NONE);
  }

  /**
   * @param bug something wrong, to see whether it is found
   */
  public Simulation(Bug bug) {
    this.bug = bug;
  }

  /**
   * @param told whether the history is to be written down
   */
  public Outcome play(long seed, boolean told) throws InterruptedException, ExecutionException {
    FutureTask<Outcome> playing = new FutureTask<>(() -> history(seed, told));
    // It changes places with those of the history at little cost.
    Thread.ofVirtual().name("history-" + seed).start(playing);
    return playing.get();
  }

  private Outcome history(long seed, boolean told) {
    World world = new World(seed, told);
    Lakes lakes = new Lakes();
    SimulatedWarehouse warehouse = new SimulatedWarehouse(world, lakes::rows);
    Checker checker = new Checker(world, warehouse.database());
    MemoryLake objects = lakes.make();
    Parts parts =
        Parts.of(
            world,
            bug.lake(new SimulatedLake(world, objects)),
            bug.dataApi(new SimulatedDataApi(world, warehouse, objects.location())));
    Stack stack = new Stack(world, objects, bug.parts(parts));
    checker.watch(stack);
    try {
      new Scenario(world, warehouse, checker, stack).play();
      return new Outcome(world.violations(), world.lines());
    } finally {
      world.scheduler().end();
    }
  }
}
