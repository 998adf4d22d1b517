package dev.weir.postgres.result;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds types for a result's numeric columns, whose values are still text: sums and averages have
 * no precision in PostgreSQL. A column becomes a decimal that all its values fit in, exactly; if
 * there is none, because a value is NaN or too long, it stays text.
 */
public final class ExactNumbers {
  /** A column whose type is to be found. */
  public static final Decimal UNSETTLED = new Decimal(Decimal.MAX_PRECISION, 0);

  private ExactNumbers() {}

  /** Changes types and values where they are. */
  public static void settle(List<ColumnType> types, List<List<@Nullable Object>> rows) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) instanceof Decimal declared) {
        Optional<Decimal> settled = settled(declared, rows, i);
        types.set(i, settled.<ColumnType>map(type -> type).orElse(Simple.TEXT));
        if (settled.isPresent()) {
          for (List<@Nullable Object> row : rows) {
            convert(row, i, settled.get());
          }
        }
      }
    }
  }

  private static Optional<Decimal> settled(
      Decimal declared, List<List<@Nullable Object>> rows, int column) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      Object text = row.get(column);
      try {
        if (text != null) {
          numbers.add(new BigDecimal(text.toString()));
        }
      } catch (NumberFormatException _) {
        // NaN or an infinity.
        return Optional.empty();
      }
    }
    return fit(declared, numbers);
  }

  private static Optional<Decimal> fit(Decimal declared, List<BigDecimal> numbers) {
    if (!declared.equals(UNSETTLED)) {
      return Optional.of(declared);
    }
    int scale = 0;
    int whole = 1;
    for (BigDecimal number : numbers) {
      scale = Math.max(scale, number.scale());
      whole = Math.max(whole, number.precision() - number.scale());
    }
    return scale + whole > Decimal.MAX_PRECISION
        ? Optional.empty()
        : Optional.of(new Decimal(scale + whole, scale));
  }

  private static void convert(List<@Nullable Object> row, int column, Decimal type) {
    Object text = row.get(column);
    if (text != null) {
      row.set(column, new BigDecimal(text.toString()).setScale(type.scale()));
    }
  }
}
