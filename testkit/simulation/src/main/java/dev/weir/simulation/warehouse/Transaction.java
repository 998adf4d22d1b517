package dev.weir.simulation.warehouse;

import dev.weir.simulation.sql.SqlFailure;
import dev.weir.simulation.sql.TableRef;
import dev.weir.simulation.sql.run.Relation;
import dev.weir.simulation.sql.run.Row;
import dev.weir.simulation.sql.run.View;
import dev.weir.simulation.warehouse.Locks.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transaction. It sees the rows that were committed when it first looked, tables as they are now,
 * and its own changes.
 */
final class Transaction implements View {
  /** How transactions of a database are kept apart; Redshift has both. */
  enum Isolation {
    SERIALIZABLE,
    SNAPSHOT
  }

  private final Database database;
  private final Locks locks;
  private final Isolation isolation;
  private final Supplier<Instant> clock;
  private final Map<String, Change> changes = new TreeMap<>();
  private final Set<String> read = new HashSet<>();
  private @Nullable SortedMap<String, Table> snapshot;
  private long snapshotAt;

  /** What it has done to a table. */
  private static final class Change {
    /** Null once it is dropped. */
    private @Nullable Table shape;

    private final List<Row> inserted = new ArrayList<>();
    private final Set<Row> deleted = new HashSet<>();
    private final boolean made;

    Change(@Nullable Table shape, boolean made) {
      this.shape = shape;
      this.made = made;
    }
  }

  Transaction(Database database, Locks locks, Isolation isolation, Supplier<Instant> clock) {
    this.database = database;
    this.locks = locks;
    this.isolation = isolation;
    this.clock = clock;
  }

  Database database() {
    return database;
  }

  /** What is committed later is not seen. */
  void look() {
    if (snapshot == null) {
      snapshot = database.tables();
      snapshotAt = database.commits();
    }
  }

  @Override
  public Instant now() {
    return clock.get();
  }

  void lock(String name, Mode mode) {
    locks.acquire(this, name, mode);
  }

  /** The table as it is now, its rows left out of account; null if it is not there. */
  @Nullable Table shape(TableRef ref) {
    Change change = changes.get(ref.toString());
    return change == null ? database.table(ref.toString()) : change.shape;
  }

  Table require(TableRef ref) {
    Table table = shape(ref);
    if (table == null) {
      throw SqlFailure.notThere(ref);
    }
    return table;
  }

  @Override
  public Relation relation(TableRef ref) {
    if (Catalog.has(ref)) {
      return Catalog.relation(database, ref);
    }
    var _ = require(ref);
    lock(ref.toString(), Mode.READ);
    Table table = require(ref);
    read.add(ref.toString());
    return new Relation(table.columnNames(), rows(ref));
  }

  private List<Row> rows(TableRef ref) {
    look();
    Change change = changes.get(ref.toString());
    SortedMap<String, Table> seen = snapshot;
    Table before =
        seen == null || (change != null && change.made) ? null : seen.get(ref.toString());
    List<Row> rows = new ArrayList<>(before == null ? List.of() : before.rows());
    if (change != null) {
      rows.removeIf(change.deleted::contains);
      rows.addAll(change.inserted);
    }
    return rows;
  }

  /**
   * @throws SqlFailure if another transaction was faster
   */
  void change(TableRef ref, List<Row> deleted, List<Row> inserted) {
    Table table = require(ref);
    Change change = changes.get(ref.toString());
    if (change == null || !change.made) {
      refuseConflict(ref, deleted);
    }
    Change own = change(ref, table);
    own.deleted.addAll(deleted);
    own.inserted.removeIf(own.deleted::contains);
    own.inserted.addAll(inserted);
  }

  private void refuseConflict(TableRef ref, List<Row> deleted) {
    String name = ref.toString();
    if (database.version(name) <= snapshotAt) {
      return;
    }
    boolean conflict =
        switch (isolation) {
          case SERIALIZABLE -> read.contains(name);
          case SNAPSHOT -> !new HashSet<>(current(name)).containsAll(deleted);
        };
    if (conflict) {
      throw new SqlFailure(
          isolation == Isolation.SERIALIZABLE
              ? "1023\n  DETAIL: Serializable isolation violation on table " + name
              : "could not complete because of conflict with concurrent transaction");
    }
  }

  /** With what it has inserted itself. */
  private List<Row> current(String name) {
    Table table = database.table(name);
    List<Row> rows = new ArrayList<>(table == null ? List.of() : table.rows());
    Change own = changes.get(name);
    if (own != null) {
      rows.addAll(own.inserted);
    }
    return rows;
  }

  private Change change(TableRef ref, Table table) {
    return changes.computeIfAbsent(ref.toString(), _ -> new Change(table, false));
  }

  void create(Table table) {
    changes.put(table.ref().toString(), new Change(table, true));
  }

  void reshape(Table table) {
    change(table.ref(), table).shape = table;
  }

  void drop(TableRef ref) {
    change(ref, require(ref)).shape = null;
  }

  void commit(String by) {
    Map<String, @Nullable Table> changed = new TreeMap<>();
    changes.forEach((name, change) -> changed.put(name, committed(name, change)));
    database.commit(changed, by);
    locks.release(this);
  }

  private @Nullable Table committed(String name, Change change) {
    if (change.shape == null) {
      return null;
    }
    Table before = change.made ? null : database.table(name);
    List<Row> rows = new ArrayList<>(before == null ? List.of() : before.rows());
    rows.removeIf(change.deleted::contains);
    rows.addAll(change.inserted);
    return change.shape.with(rows);
  }

  void rollback() {
    changes.clear();
    locks.release(this);
  }
}
