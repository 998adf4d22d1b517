package dev.weir.dataset.balance;

import dev.weir.schema.InOrder;
import java.util.Map;
import java.util.Optional;

/**
 * What went into a transform. What came out, rejects included, must be as much where its steps keep
 * rows, no more where they drop some, no less where they add some. Where they make other rows of
 * them, nothing can be said.
 *
 * @param inputs rows by data set; of steps, the first is the one that they change
 */
public record RowBalance(Map<String, Long> inputs, RowChanges changes) {
  public RowBalance {
    inputs = InOrder.copyOf(inputs);
    if (inputs.isEmpty() && changes.effect() != RowEffect.CHANGES) {
      throw new IllegalArgumentException("Steps that do not make rows need an input");
    }
  }

  /**
   * Rows that steps left out; empty where rows cannot be followed.
   *
   * @param left rows and rejects that came out
   */
  public Optional<Long> dropped(long left) {
    return switch (changes.effect()) {
      case KEEPS, DROPS -> Optional.of(in() - left);
      case ADDS, CHANGES -> Optional.empty();
    };
  }

  /**
   * What does not add up, as in {@code 6 rows of 'sale' went in, and every step keeps each, but …};
   * empty if nothing is amiss.
   */
  public Optional<String> problem(long rows, long rejected) {
    long left = rows + rejected;
    return switch (changes.effect()) {
      case KEEPS -> told(left == in(), "every step keeps each", rows, rejected);
      case DROPS -> told(left <= in(), "no step adds any", rows, rejected);
      case ADDS -> told(left >= in(), "no step leaves any out", rows, rejected);
      case CHANGES -> Optional.empty();
    };
  }

  private Optional<String> told(boolean adds, String rule, long rows, long rejected) {
    return adds
        ? Optional.empty()
        : Optional.of(
            "%d rows of '%s' went in, and %s, but %d came out and %d were rejected"
                .formatted(in(), inputs.keySet().iterator().next(), rule, rows, rejected));
  }

  private long in() {
    return inputs.values().iterator().next();
  }
}
