package dev.weir.pipeline;

import dev.weir.pipeline.design.SchemaPolicy;
import dev.weir.pipeline.design.TableDesign;
import java.util.List;

/**
 * A table of the warehouse and the data set it is written from.
 *
 * @param keys for merge, else empty
 */
public record Target(
    String from,
    TableName table,
    Write write,
    List<String> keys,
    boolean allowEmpty,
    TableDesign design) {
  public Target {
    keys = List.copyOf(keys);
  }

  /** The same, whose columns change as the pipeline says, unless it says so itself. */
  public Target under(SchemaPolicy policy) {
    return new Target(from, table, write, keys, allowEmpty, design.under(policy));
  }

  /** The same, written to another table. */
  public Target to(TableName other) {
    return new Target(from, other, write, keys, allowEmpty, design);
  }
}
