package dev.weir.pipeline.check;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may be said beside a check: of which rows it is, and how many may break it.
 *
 * @param where a condition in SQL over the data set's columns: only rows for which it is true are
 *     checked
 * @param warnAbove so many rows may break it without a word; empty if none are only told
 * @param failAbove so many rows may break it and the run goes on; empty if it always does
 */
public record Terms(Optional<String> where, OptionalLong warnAbove, OptionalLong failAbove) {
  /** The first row that breaks it stops the run. */
  public static final Terms FAIL =
      new Terms(Optional.empty(), OptionalLong.empty(), OptionalLong.of(0));

  /** The first row that breaks it is told. */
  public static final Terms WARN =
      new Terms(Optional.empty(), OptionalLong.of(0), OptionalLong.empty());

  public Terms {
    if (warnAbove.isEmpty() && failAbove.isEmpty()) {
      throw new IllegalArgumentException("A check that neither fails nor warns says nothing");
    }
    if (warnAbove.isPresent()
        && failAbove.isPresent()
        && warnAbove.getAsLong() >= failAbove.getAsLong()) {
      throw new IllegalArgumentException(
          "warn-if: > %d says nothing beside fail-if: > %d: warn at fewer rows"
              .formatted(warnAbove.getAsLong(), failAbove.getAsLong()));
    }
  }

  /** Whether it can stop a run. */
  public boolean fails() {
    return failAbove.isPresent();
  }

  /** Whether some rows may break it. */
  public boolean allowsRows() {
    return warnAbove.orElse(0) > 0 || failAbove.orElse(0) > 0;
  }
}
