package dev.weir.source;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Rows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A relational database that is read. Thread-safe. Never writes; every session is read-only.
 *
 * <p>Failures name the connection, the table or column, and what to do; passwords never show.
 */
public interface SourceDatabase extends AutoCloseable {
  /**
   * @throws dev.weir.error.TerminalException if there is no such table, a column cannot be
   *     represented, or the query does not compile
   */
  Description describe(Relation relation);

  /**
   * What the relation has in a column, without those values that its own clock says are too new: an
   * instant that is not older than {@code settle}; a time without a zone, or a date, that no clock
   * of the world shows yet.
   *
   * @param column one of {@link #describe}, of that type
   * @throws dev.weir.error.TerminalException if its greatest value is endless, or no number
   */
  CursorBounds bounds(Relation relation, String column, CursorType type, Duration settle);

  /** Reads the whole relation, as {@link #extract} with a window does. */
  default List<ExtractedFile> extract(
      Relation relation, int parts, Path folder, BiConsumer<Long, Long> progress) {
    return extract(relation, Optional.empty(), parts, folder, progress);
  }

  /**
   * Reads the relation, or a window of it, as of one moment into Parquet files.
   *
   * @param window of a column of {@link #describe}; empty for all rows
   * @param parts connections to use, at least 1; each gives at least one file. More than 1 only
   *     where the relation is divisible. Fewer are used where others use the {@link SessionBudget}
   * @param folder for the files, empty
   * @param progress told rows and bytes written so far, now and then, from any thread
   * @return the files, each with all columns of {@link #describe}, in its order; together every row
   *     once
   */
  List<ExtractedFile> extract(
      Relation relation,
      Optional<Window> window,
      int parts,
      Path folder,
      BiConsumer<Long, Long> progress);

  /** Opens a session and asks who answers. */
  ServerIdentity identify();

  /**
   * The tables that the connection's user may read, by name; of a database with very many, the
   * first 10,000.
   */
  List<TableSummary> tables();

  /** Runs a query, for people. */
  Rows query(String sql, int limit);

  @Override
  void close();

  /**
   * @param rows as counted while reading; the caller holds it against the file's footer
   */
  record ExtractedFile(Path file, long rows) {}
}
