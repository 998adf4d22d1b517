package dev.weir.warehouse.choice;

import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.schema.SchemaChange;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks its address up for each call: a function outlives a password that is rotated, and a token
 * by far.
 */
record AddressedWarehouse(Supplier<Warehouse> opener) implements Warehouse {
  @Override
  public Progress advance(Publication publication, Lake lake) {
    return asked(warehouse -> warehouse.advance(publication, lake));
  }

  @Override
  public List<String> outline(Publication publication) {
    return asked(warehouse -> warehouse.outline(publication));
  }

  @Override
  public List<SchemaChange> changes(Publication publication) {
    return asked(warehouse -> warehouse.changes(publication));
  }

  @Override
  public Optional<Schema> describe(TableName table) {
    return asked(warehouse -> warehouse.describe(table));
  }

  @Override
  public Map<TableName, Optional<String>> cursors(String pipeline, List<TableName> tables) {
    return asked(warehouse -> warehouse.cursors(pipeline, tables));
  }

  @Override
  public Rows query(String sql, Map<String, Object> parameters, int limit) {
    return asked(warehouse -> warehouse.query(sql, parameters, limit));
  }

  private <T> T asked(Function<Warehouse, T> question) {
    try (Warehouse warehouse = opener.get()) {
      return question.apply(warehouse);
    }
  }

  @Override
  public void close() {}
}
