package dev.weir.simulation.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of decisions. Of all processes one runs at a time, until it waits; time passes
 * only when all wait. What happens is a function of what the processes do and of nothing else.
 */
public final class Scheduler {
  private static final Comparator<Event> ORDER =
      Comparator.comparingLong(Event::at).thenComparingLong(Event::number);

  private final Thread thread = Thread.currentThread();
  private final PriorityQueue<Event> events = new PriorityQueue<>(ORDER);
  private final List<Actor> processes = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private long nanos;
  private final Instant start;
  private long lastNumber;
  private @Nullable Actor current;

  private record Event(long at, long number, Runnable action) {}

  private record Waiting(Actor process, Future<?> forWhat) {}

  public Scheduler(Instant start) {
    this.start = start;
  }

  Thread thread() {
    return thread;
  }

  /** The simulated time. */
  public Instant now() {
    return start.plusNanos(nanos);
  }

  /** Does something later, at a moment of its own. */
  public void after(Duration delay, Runnable action) {
    events.add(new Event(nanos + Math.max(0, delay.toNanos()), ++lastNumber, action));
  }

  /** Starts a process, after what is due now. */
  public Actor start(String name, Runnable body) {
    Actor process = new Actor(this, name, body);
    processes.add(process);
    process.wakeNow();
    return process;
  }

  /** The process that runs now; null while the world itself acts. */
  public @Nullable Actor current() {
    return current;
  }

  public Actor require() {
    if (current == null) {
      throw new IllegalStateException("No process runs now");
    }
    return current;
  }

  boolean isCurrent(Actor process) {
    return current == process;
  }

  void entered(@Nullable Actor process) {
    current = process;
  }

  /** Lets time pass in which nothing happens. */
  public void advance(Instant to) {
    nanos = Math.max(nanos, Duration.between(start, to).toNanos());
  }

  /** Does what comes next. Returns false if nothing does, or not before that time. */
  public boolean step(Instant until) {
    Event event = events.peek();
    if (event == null || start.plusNanos(event.at()).isAfter(until)) {
      return false;
    }
    events.remove();
    nanos = Math.max(nanos, event.at());
    event.action().run();
    wakeWhoWaited();
    return true;
  }

  private void wakeWhoWaited() {
    if (waiting.isEmpty()) {
      return;
    }
    waiting.removeIf(
        each -> {
          if (each.forWhat().isDone()) {
            each.process().wakeNow();
            return true;
          }
          return false;
        });
  }

  public void pause(Duration duration) {
    require().pause(duration);
  }

  public void sleep(Duration duration) throws InterruptedException {
    require().sleep(duration);
  }

  /** Waits for something that another process completes. */
  public <T> T await(Future<T> future, Duration timeout)
      throws InterruptedException, ExecutionException, TimeoutException {
    Actor process = require();
    Instant end = now().plus(timeout);
    while (!future.isDone()) {
      Duration left = Duration.between(now(), end);
      if (left.isZero() || left.isNegative()) {
        throw new TimeoutException();
      }
      Waiting wait = new Waiting(process, future);
      waiting.add(wait);
      try {
        process.sleep(left);
      } finally {
        waiting.remove(wait);
      }
    }
    return future.get();
  }

  /** Ends all that is still there. */
  public void end() {
    events.clear();
    for (int i = 0; i < processes.size(); i++) {
      processes.get(i).die();
    }
    while (step(Instant.MAX)) {
      // The dead have nothing to do but to leave.
    }
  }
}
