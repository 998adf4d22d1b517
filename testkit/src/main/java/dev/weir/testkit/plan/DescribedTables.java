package dev.weir.testkit.plan;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.source.Description;
import java.util.List;

/** What databases say of tables whose names say what is special about them. */
public final class DescribedTables {
  /** Of each of them. */
  public static final Schema SCHEMA =
      Schema.of(
          new Column("id", Simple.BIGINT, false),
          Column.nullable("name", Simple.TEXT),
          Column.nullable("amount", Simple.DOUBLE));

  private DescribedTables() {}

  /**
   * @param table {@code big} (1 GB), {@code middle}, {@code undivided}, {@code unknown} (no size),
   *     {@code vast} (80 GB), {@code huge} (90 GB), {@code long} (a billion rows, no size), {@code
   *     keyed} (with a primary key), or any other, which is small
   */
  public static Description of(String table) {
    return switch (table) {
      case "big" -> new Description(SCHEMA, 10_000_000, 1L << 30, true);
      case "middle" -> new Description(SCHEMA, 1_000_000, 150L << 20, true);
      case "undivided" -> new Description(SCHEMA, 10_000_000, 1L << 30, false);
      case "unknown" -> new Description(SCHEMA, -1, -1, true);
      case "vast" -> new Description(SCHEMA, 900_000_000, 80_000_000_000L, true);
      case "huge" -> new Description(SCHEMA, 1_000_000_000, 90_000_000_000L, true);
      case "long" -> new Description(SCHEMA, 1_000_000_000, -1, false);
      case "keyed" -> new Description(SCHEMA, 1000, 4_500_000, true, List.of("id"));
      default -> new Description(SCHEMA, 1000, 4_500_000, true);
    };
  }
}
