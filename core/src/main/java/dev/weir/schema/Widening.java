package dev.weir.schema;

import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.util.Optional;

/**
 * The lattice of types: which type holds all values of two others, exactly. Whole numbers grow into
 * longer ones and into decimals, decimals before and behind the point, real into double, a date
 * into a timestamp. Nothing else does: no number grows into one that rounds, and nothing into text.
 */
public final class Widening {
  private static final Decimal INTEGER = new Decimal(10, 0);
  private static final Decimal BIGINT = new Decimal(19, 0);

  private Widening() {}

  /** The smallest type that holds what both hold; empty where there is none. */
  public static Optional<ColumnType> of(ColumnType one, ColumnType other) {
    if (one.equals(other)) {
      return Optional.of(one);
    }
    if (one instanceof Decimal || other instanceof Decimal) {
      return digits(one).flatMap(a -> digits(other).flatMap(b -> decimal(a, b)));
    }
    return pair(one, other, Simple.INTEGER, Simple.BIGINT)
        .or(() -> pair(one, other, Simple.REAL, Simple.DOUBLE))
        .or(() -> pair(one, other, Simple.DATE, Simple.TIMESTAMP));
  }

  private static Optional<ColumnType> pair(
      ColumnType one, ColumnType other, Simple narrow, Simple wide) {
    boolean both =
        (one.equals(narrow) && other.equals(wide)) || (one.equals(wide) && other.equals(narrow));
    return both ? Optional.of(wide) : Optional.empty();
  }

  private static Optional<ColumnType> decimal(Decimal one, Decimal other) {
    int scale = Math.max(one.scale(), other.scale());
    int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
    return whole + scale > Decimal.MAX_PRECISION
        ? Optional.empty()
        : Optional.of(new Decimal(whole + scale, scale));
  }

  /** The decimal that holds its values; empty where none does. */
  private static Optional<Decimal> digits(ColumnType type) {
    return switch (type) {
      case Decimal decimal -> Optional.of(decimal);
      case Simple simple ->
          switch (simple) {
            case INTEGER -> Optional.of(INTEGER);
            case BIGINT -> Optional.of(BIGINT);
            case BOOLEAN, REAL, DOUBLE, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY ->
                Optional.empty();
          };
    };
  }
}
