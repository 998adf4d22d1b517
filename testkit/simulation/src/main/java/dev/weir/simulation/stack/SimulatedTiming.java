package dev.weir.simulation.stack;

import dev.weir.simulation.time.Actor;
import dev.weir.simulation.world.World;
import dev.weir.statemachine.timing.Timing;
import dev.weir.statemachine.timing.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Time, chance and threads of one execution, and of a function's calls of Redshift. */
final class SimulatedTiming implements Timing {
  private final World world;
  private final List<Actor> processes = new ArrayList<>();

  SimulatedTiming(World world) {
    this.world = world;
  }

  @Override
  public Instant instant() {
    return world.scheduler().now();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    world.scheduler().sleep(duration);
  }

  @Override
  public <T> T await(Future<T> call, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    return world.scheduler().await(call, timeout);
  }

  @Override
  public double random() {
    return world.chance().share();
  }

  @Override
  public Work start(String name, Runnable work) {
    Actor process = world.scheduler().start(world.actor() + "/" + name, work);
    processes.add(process);
    return new Work() {
      @Override
      public void interrupt() {
        process.interrupt();
      }

      @Override
      public void join(Duration patience) throws InterruptedException {
        if (world.scheduler().require().isDead()) {
          return;
        }
        try {
          var _ = world.scheduler().await(process.end(), patience);
        } catch (ExecutionException | TimeoutException e) {
          world.tell("world", () -> name + " does not end: " + e);
        }
      }
    };
  }

  /** Ends the execution's own processes; calls of functions go on elsewhere. */
  void stop() {
    processes.forEach(Actor::die);
  }
}
