package dev.weir.dataset.balance;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a transform does to the number of rows.
 *
 * @param by the steps that do more than to keep or reject them, as in {@code filter}; each once
 */
public record RowChanges(RowEffect effect, List<String> by) {
  public static final RowChanges NONE = new RowChanges(RowEffect.KEEPS, List.of());

  public RowChanges {
    by = List.copyOf(by);
  }

  /** With a further step behind them. */
  public RowChanges then(RowEffect next, String step) {
    return next == RowEffect.KEEPS
        ? this
        : new RowChanges(
            effect.then(next), Stream.concat(by.stream(), Stream.of(step)).distinct().toList());
  }
}
