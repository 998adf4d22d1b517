package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.SqlFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Locks on tables: first come, first served. */
final class Locks {
  enum Mode {
    READ,
    WRITE,
    EXCLUSIVE;

    private boolean conflicts(Mode other) {
      return this == EXCLUSIVE || other == EXCLUSIVE || (this == WRITE && other == WRITE);
    }
  }

  /** Somebody else holds it: the statement is to be tried again when a lock is released. */
  static final class Blocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    Blocked(String table) {
      super(table, null, false, false);
    }
  }

  private static final class Request {
    private final Object owner;
    private @Nullable Mode held;
    private @Nullable Mode wanted;

    Request(Object owner) {
      this.owner = owner;
    }
  }

  private final Map<String, List<Request>> requests = new TreeMap<>();

  /**
   * @throws Blocked if it is to be waited for
   * @throws SqlFailure if that would be for ever
   */
  void acquire(Object owner, String table, Mode mode) {
    List<Request> queue = requests.computeIfAbsent(table, _ -> new ArrayList<>());
    Request own = own(queue, owner);
    if (own.held != null && own.held.compareTo(mode) >= 0) {
      return;
    }
    own.wanted = mode;
    List<Object> others = inTheWay(queue, own, mode);
    if (others.isEmpty()) {
      own.held = mode;
      own.wanted = null;
      return;
    }
    Set<Object> seen = new HashSet<>();
    others.forEach(other -> follow(other, seen));
    if (seen.contains(owner)) {
      throw new SqlFailure("deadlock detected");
    }
    throw new Blocked(table);
  }

  private static Request own(List<Request> queue, Object owner) {
    for (Request each : queue) {
      if (each.owner == owner) {
        return each;
      }
    }
    Request added = new Request(owner);
    queue.add(added);
    return added;
  }

  /** Who holds it, or asked before. One that holds it already waits for holders alone. */
  private static List<Object> inTheWay(List<Request> queue, Request own, Mode mode) {
    List<Object> owners = new ArrayList<>();
    boolean before = true;
    for (Request each : queue) {
      if (each == own) {
        before = false;
      } else if ((each.held != null && each.held.conflicts(mode))
          || (before && own.held == null && each.wanted != null && each.wanted.conflicts(mode))) {
        owners.add(each.owner);
      }
    }
    return owners;
  }

  /** Adds one who waits, and all that it waits for. */
  private void follow(Object owner, Set<Object> seen) {
    if (!seen.add(owner)) {
      return;
    }
    for (List<Request> queue : requests.values()) {
      for (Request each : queue) {
        if (each.owner == owner && each.wanted != null) {
          inTheWay(queue, each, each.wanted).forEach(other -> follow(other, seen));
        }
      }
    }
  }

  void release(Object owner) {
    requests.values().forEach(queue -> queue.removeIf(each -> each.owner == owner));
    requests.values().removeIf(List::isEmpty);
  }
}
