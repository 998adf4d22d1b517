package dev.weir.planning;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.source.Description;
import dev.weir.source.SourceDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A database that can only be described. Each table has id, name and amount; its name says what is
 * special about it: {@code big} (1 GB), {@code undivided}, {@code unknown} (no size), {@code huge}
 * (90 GB), {@code long} (a billion rows, no size), {@code missing}, {@code down}.
 */
record DescribedDatabase(String connection) implements SourceDatabase {
  static final Schema SCHEMA =
      Schema.of(
          new Column("id", Simple.BIGINT, false),
          Column.nullable("name", Simple.TEXT),
          Column.nullable("amount", Simple.DOUBLE));

  @Override
  public Description describe(Relation relation) {
    String table = relation instanceof Relation.Table named ? named.name() : "";
    return switch (table) {
      case "big" -> new Description(SCHEMA, 10_000_000, 1L << 30, true);
      case "middle" -> new Description(SCHEMA, 1_000_000, 150L << 20, true);
      case "undivided" -> new Description(SCHEMA, 10_000_000, 1L << 30, false);
      case "unknown" -> new Description(SCHEMA, -1, -1, true);
      case "huge" -> new Description(SCHEMA, 1_000_000_000, 90_000_000_000L, true);
      case "long" -> new Description(SCHEMA, 1_000_000_000, -1, false);
      case "missing" ->
          throw new TerminalException(
              CoreError.INVALID_CONNECTION, "Cannot find table 'missing' in " + connection + ".");
      case "down" ->
          throw new TransientException(
              CoreError.INVALID_CONNECTION, "Cannot reach " + connection + ".");
      default -> new Description(SCHEMA, 1000, 4_500_000, true);
    };
  }

  @Override
  public List<ExtractedFile> extract(
      Relation relation, int parts, Path folder, BiConsumer<Long, Long> progress) {
    throw new UnsupportedOperationException("Planning reads nothing");
  }

  @Override
  public Rows query(String sql, int limit) {
    throw new UnsupportedOperationException("Planning reads nothing");
  }

  @Override
  public void close() {}
}
