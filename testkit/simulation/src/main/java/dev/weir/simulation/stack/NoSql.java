package dev.weir.simulation.stack;

import dev.weir.schema.Schema;
import dev.weir.sql.SqlEngine;
import java.util.Map;
import java.util.Set;

/** The simulated pipelines have no transforms: nothing is to be bound. */
final class NoSql implements SqlEngine {
  @Override
  public Set<String> references(String sql) {
    throw new IllegalStateException("No SQL in the simulation: " + sql);
  }

  @Override
  public Schema bind(String sql, Map<String, Schema> tables) {
    throw new IllegalStateException("No SQL in the simulation: " + sql);
  }
}
