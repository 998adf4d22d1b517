package dev.weir.function.plan;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Rows;
import dev.weir.source.Description;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SourceDatabase;
import dev.weir.source.TableSummary;
import dev.weir.testkit.plan.DescribedTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A database that can only be described. What is special about a table is said by its name, as in
 * {@link DescribedTables}; {@code missing} is not there, {@code down} does not answer.
 */
record DescribedDatabase(String connection) implements SourceDatabase {
  @Override
  public Description describe(Relation relation) {
    String table = relation instanceof Relation.Table named ? named.name() : "";
    return switch (table) {
      case "missing" ->
          throw new TerminalException(
              CoreError.INVALID_CONNECTION, "Cannot find table 'missing' in " + connection + ".");
      case "down" ->
          throw new TransientException(
              CoreError.INVALID_CONNECTION, "Cannot reach " + connection + ".");
      default -> DescribedTables.of(table);
    };
  }

  @Override
  public CursorBounds bounds(Relation relation, String column, CursorType type, Duration settle) {
    return new CursorBounds(Optional.of("7"), 0, Instant.EPOCH);
  }

  @Override
  public List<ExtractedFile> extract(
      Relation relation,
      Optional<Window> window,
      int parts,
      Path folder,
      BiConsumer<Long, Long> progress) {
    throw new UnsupportedOperationException("Planning reads nothing");
  }

  @Override
  public ServerIdentity identify() {
    throw new UnsupportedOperationException("Planning asks for relations alone");
  }

  @Override
  public List<TableSummary> tables() {
    throw new UnsupportedOperationException("Planning asks for relations alone");
  }

  @Override
  public Rows query(String sql, int limit) {
    throw new UnsupportedOperationException("Planning reads nothing");
  }

  @Override
  public void close() {}
}
