package dev.weir.warehouse;

import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import java.util.List;
import java.util.Optional;

/**
 * Where tables are published. Thread-safe.
 *
 * <ul>
 *   <li>All targets of a publication become visible in one transaction, together with one ledger
 *       row per target.
 *   <li>A run that is behind a newer one of its pipeline publishes what it appends, and of what it
 *       replaces or merges nothing: {@link Progress.Done} says which is which.
 *   <li>A run is published once, however often and from however many processes it is advanced.
 *   <li>Readers of a target see the old rows until the commit, then the new ones, and are not
 *       locked out but while a column is added, renamed or widened before.
 *   <li>A mismatch between the rows expected, staged and inserted aborts everything.
 *   <li>Whether a commit happened is answered by the ledger alone.
 * </ul>
 */
public interface Warehouse extends CursorLedger, AutoCloseable {
  /**
   * Takes a publication one step further: stage a target, or publish all. Every step can be
   * repeated after a crash.
   *
   * @throws dev.weir.error.TerminalException if it can never succeed: a column that does not fit,
   *     rows that do not reconcile, an empty replace, nothing that was not overtaken
   * @throws dev.weir.error.TransientException if the warehouse does not answer
   */
  Progress advance(Publication publication, Lake lake);

  /**
   * The statements that {@link #advance} would run now, in order. Reads the warehouse, changes
   * nothing.
   */
  List<String> outline(Publication publication);

  /**
   * What {@link #advance} would change now of the columns of tables that are there. Reads the
   * warehouse, changes nothing.
   */
  List<SchemaChange> changes(Publication publication);

  /** The table's columns, or empty if there is no such table. */
  Optional<Schema> describe(TableName table);

  /**
   * Runs a query in a read-only transaction.
   *
   * @param sql with named parameters, {@code :user_id}; each must be in {@code parameters}
   * @param parameters values of the types {@link Rows} names
   * @param limit rows at most
   */
  Rows query(String sql, java.util.Map<String, Object> parameters, int limit);

  @Override
  void close();
}
