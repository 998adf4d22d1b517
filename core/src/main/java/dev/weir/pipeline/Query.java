package dev.weir.pipeline;

import dev.weir.schema.ColumnType;
import dev.weir.schema.InOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A named query over the warehouse.
 *
 * @param sql one SELECT with named parameters, {@code :user_id}
 */
public record Query(Map<String, Parameter> parameters, String sql) {
  public Query {
    parameters = InOrder.copyOf(parameters);
  }

  /**
   * @param type {@code integer}, {@code bigint}, {@code double}, {@code text}, {@code boolean},
   *     {@code date}, or {@code decimal} (any precision) written as decimal(38,9)
   */
  public record Parameter(ColumnType type, Optional<String> defaultValue) {}
}
