package dev.weir.laptop.testing;

import dev.weir.schema.InOrder;
import java.util.Map;

/**
 * A row that is not as a test expects it. Values are as people read them.
 *
 * @param dataSet or the rejects of one: {@code customer_clean, rejects}
 * @param row what there is of it; of one that is missing, what is expected
 * @param expected of a row that differs: the columns that do, as they should be; else empty
 */
public record Difference(
    String dataSet, Kind kind, Map<String, String> row, Map<String, String> expected) {
  public enum Kind {
    /** Expected, and not there. */
    MISSING,
    /** There, and not expected. */
    UNEXPECTED,
    /** Another row of the same keys is expected. */
    DIFFERS
  }

  public Difference {
    row = InOrder.copyOf(row);
    expected = InOrder.copyOf(expected);
  }
}
