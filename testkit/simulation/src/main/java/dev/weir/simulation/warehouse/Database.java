package dev.weir.simulation.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was committed. */
public final class Database {
  private final TreeSet<String> schemas = new TreeSet<>();
  private final Map<String, Long> versions = new HashMap<>();
  private final List<CommitListener> listeners = new ArrayList<>();
  private SortedMap<String, Table> tables = new TreeMap<>();
  private long commits;

  /** Hears of each commit that changed something. */
  @FunctionalInterface
  public interface CommitListener {
    /**
     * @param tables as they were before, by name
     * @param by the transaction's name
     */
    void committed(SortedMap<String, Table> tables, String by);
  }

  public void listen(CommitListener listener) {
    listeners.add(listener);
  }

  /** All tables by name; never changed. */
  public SortedMap<String, Table> tables() {
    return tables;
  }

  public @Nullable Table table(String name) {
    return tables.get(name);
  }

  SortedSet<String> schemas() {
    return schemas;
  }

  long commits() {
    return commits;
  }

  /** The number of the last commit that changed a table's rows. */
  long version(String table) {
    return versions.getOrDefault(table, 0L);
  }

  /**
   * @param changed by name; null for one that was dropped
   */
  void commit(Map<String, @Nullable Table> changed, String by) {
    if (changed.isEmpty()) {
      return;
    }
    SortedMap<String, Table> before = tables;
    SortedMap<String, Table> after = new TreeMap<>(before);
    commits++;
    changed.forEach(
        (name, table) -> {
          versions.put(name, commits);
          if (table == null) {
            after.remove(name);
          } else {
            after.put(name, table);
          }
        });
    tables = after;
    listeners.forEach(listener -> listener.committed(before, by));
  }
}
