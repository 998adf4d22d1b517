package dev.weir.plan.increment;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.pipeline.source.Incremental;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Where the window of a source begins and ends. Both are such that a value is in the windows of one
 * run alone, but for what merge reads again.
 *
 * @param initial as the type writes it
 * @param cursor of the run before: all before it was read
 */
record WindowChoice(
    Incremental incremental,
    CursorType type,
    CursorBounds bounds,
    Optional<String> initial,
    Optional<String> cursor) {
  /** How far the clock of a place may be before or behind that of UTC, at most. */
  private static final Duration ANY_ZONE = Duration.ofHours(12);

  /** From the value of the run before; before the newest that can have no more rows. */
  Bounds appended() {
    Optional<String> end = isSettled() ? bounds.newest().map(type::next) : bounds.newest();
    return new Bounds(cursor.or(() -> initial), notBack(end));
  }

  /** All rows of the last value are read again: some may have come late. */
  Bounds merged() {
    Optional<String> end = notBack(bounds.newest().map(type::next));
    if (cursor.isPresent() && end.equals(cursor) && isSettled() && incremental.lag().isZero()) {
      return new Bounds(cursor, end);
    }
    return new Bounds(cursor.map(this::again).or(() -> initial), end);
  }

  record Bounds(Optional<String> from, Optional<String> to) {}

  private String again(String value) {
    String last = type.previous(value);
    String from = type.isTime() ? type.minus(last, incremental.lag()) : last;
    return initial.filter(first -> type.compare(first, from) > 0).orElse(from);
  }

  private Optional<String> notBack(Optional<String> end) {
    return cursor.isPresent()
        ? cursor.map(last -> end.filter(newest -> type.compare(newest, last) > 0).orElse(last))
        : end;
  }

  /** Whether no row can come any more whose value is the newest. */
  private boolean isSettled() {
    if (bounds.newest().isEmpty() || type.isInstant()) {
      return true; // What the source's clock says is too new was left out.
    }
    if (!type.isTime()) {
      return false;
    }
    LocalDateTime behind = type.time(type.next(bounds.newest().get()));
    return !behind
        .plus(ANY_ZONE)
        .plus(Incremental.SETTLE)
        .isAfter(LocalDateTime.ofInstant(bounds.clock(), ZoneOffset.UTC));
  }
}
