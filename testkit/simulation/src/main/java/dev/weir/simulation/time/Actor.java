package dev.weir.simulation.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Something that acts: a call of a function, or an execution. It runs only when it is told to. */
public final class Actor {
  private final Scheduler scheduler;
  private final String name;
  private final Thread thread;
  private volatile boolean running;
  private volatile boolean ended;
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
  private volatile @Nullable Throwable defect;
  private boolean dead;
  private boolean interrupted;

  /** Tells a wake-up that is due from one for something that has been over for long. */
  private long waits;

  Actor(Scheduler scheduler, String name, Runnable body) {
    this.scheduler = scheduler;
    this.name = name;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(body));
  }

  public String name() {
    return name;
  }

  @SuppressWarnings("CatchingUnchecked")
  private void run(Runnable body) {
    awaitTurn();
    try {
      if (!dead) {
        body.run();
      }
    } catch (Crash _) {
      // Its end is told to whoever waits for it by what it leaves undone.
    } catch (Throwable e) {
      defect = e;
    } finally {
      ended = true;
      end.complete(null);
      running = false;
      LockSupport.unpark(scheduler.thread());
    }
  }

  /** Called by the scheduler: returns when the process waits for something, or has ended. */
  void resume() {
    if (ended) {
      return;
    }
    scheduler.entered(this);
    running = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
    LockSupport.unpark(thread);
    while (running) {
      LockSupport.park(this);
    }
    scheduler.entered(null);
    Throwable thrown = defect;
    if (thrown != null) {
      throw new IllegalStateException("A process of the simulation failed: " + name, thrown);
    }
  }

  /** Interrupts of the JDK are not this world's: who waits here waits on. */
  private void awaitTurn() {
    while (!running) {
      LockSupport.park(this);
      var _ = Thread.interrupted();
    }
  }

  private void handOver() {
    running = false;
    LockSupport.unpark(scheduler.thread());
    awaitTurn();
    if (dead) {
      throw new Crash();
    }
  }

  /** Lets the others go on for so long. */
  void pause(Duration duration) {
    throwIfDead();
    long wait = ++waits;
    scheduler.after(duration, () -> wake(wait));
    handOver();
  }

  /**
   * The same, but an {@link #interrupt} ends it.
   *
   * @throws InterruptedException if that was so
   */
  void sleep(Duration duration) throws InterruptedException {
    throwIfInterrupted();
    pause(duration);
    throwIfInterrupted();
  }

  private void throwIfInterrupted() throws InterruptedException {
    if (interrupted) {
      interrupted = false;
      throw new InterruptedException();
    }
  }

  public void throwIfDead() {
    if (dead) {
      throw new Crash();
    }
  }

  private void wake(long wait) {
    if (wait == waits) {
      waits++;
      resume();
    }
  }

  /** Wakes it before its time. */
  void wakeNow() {
    long wait = waits;
    scheduler.after(Duration.ZERO, () -> wake(wait));
  }

  public void interrupt() {
    interrupted = true;
    wakeNow();
  }

  public boolean isDead() {
    return dead;
  }

  /** Completed when it has ended. */
  public Future<?> end() {
    return end;
  }

  /** It never acts again. If it is the one that runs, it ends here. */
  public void die() {
    if (ended) {
      return;
    }
    dead = true;
    if (scheduler.isCurrent(this)) {
      throw new Crash();
    }
    wakeNow();
  }
}
