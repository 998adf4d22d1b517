package dev.weir.standin.redshift.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/** What shall go wrong next. Each fault happens as often as it was asked for. Thread-safe. */
public final class Faults {
  private final List<Planned> planned = new ArrayList<>();
  private CountDownLatch released = new CountDownLatch(1);

  private record Planned(Fault fault, Predicate<String> sql) {}

  /** The next submission, or poll, whatever it is. */
  public void next(Fault fault) {
    next(fault, 1);
  }

  /** The next ones, so many. */
  public void next(Fault fault, int times) {
    next(fault, times, sql -> true);
  }

  /** The next ones of a statement, or a batch with a statement, whose SQL is such. */
  public synchronized void next(Fault fault, int times, Predicate<String> sql) {
    for (int i = 0; i < times; i++) {
      planned.add(new Planned(fault, sql));
    }
  }

  /** Lets everything run that hangs now. */
  public synchronized void release() {
    released.countDown();
    released = new CountDownLatch(1);
  }

  /** How many are still to come. */
  public synchronized int left() {
    return planned.size();
  }

  /** Forgets what was asked for, and releases what hangs. */
  public synchronized void clear() {
    planned.clear();
    release();
  }

  /** Opens when {@link #release} is called next. */
  public synchronized CountDownLatch released() {
    return released;
  }

  /** Whether this fault shall happen to these statements now; it is then used up. */
  public synchronized boolean take(Fault fault, List<String> sqls) {
    for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
      Planned next = each.next();
      if (next.fault == fault && sqls.stream().anyMatch(next.sql)) {
        each.remove();
        return true;
      }
    }
    return false;
  }
}
