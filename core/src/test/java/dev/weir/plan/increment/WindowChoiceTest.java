package dev.weir.plan.increment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Incremental.NullCursor;
import dev.weir.plan.increment.WindowChoice.Bounds;
import dev.weir.schema.ColumnType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowChoiceTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private static WindowChoice choice(
      String type, @Nullable String newest, @Nullable String cursor, Duration lag) {
    return new WindowChoice(
        new Incremental("c", Optional.empty(), lag, Optional.empty(), NullCursor.FAIL),
        CursorType.of(ColumnType.parse(type)).orElseThrow(),
        new CursorBounds(Optional.ofNullable(newest), 0, NOON),
        Optional.empty(),
        Optional.ofNullable(cursor));
  }

  private static Bounds bounds(@Nullable String from, @Nullable String to) {
    return new Bounds(Optional.ofNullable(from), Optional.ofNullable(to));
  }

  /** Append: a value is in the window of one run. */
  @ParameterizedTest
  @CsvSource({
    // An instant that is old enough by the source's clock has all its rows.
    "timestamptz, 2026-11-30T11:58:00Z,,, 2026-11-30T11:58:00.000001Z",
    "timestamptz, 2026-11-30T11:58:00Z, 2026-11-30T11:00:00.000001Z, 2026-11-30T11:00:00.000001Z, 2026-11-30T11:58:00.000001Z",
    // A number, or a time of which nobody knows where its clock is: the newest waits.
    "bigint, 7,,, 7",
    "bigint, 7, 5, 5, 7",
    "bigint, 0, -3, -3, 0",
    "timestamp, 2026-11-30T11:00:00, 2026-11-30T10:00:00, 2026-11-30T10:00:00, 2026-11-30T11:00:00",
    "date, 2026-11-29, 2026-11-28, 2026-11-28, 2026-11-29",
    // Unless it is over wherever that is.
    "timestamp, 2026-11-29T23:57:59, 2026-11-29T10:00:00, 2026-11-29T10:00:00, 2026-11-29T23:57:59.000001",
    "date, 2026-11-28, 2026-11-27, 2026-11-27, 2026-11-29",
    // Nothing is new; a newest row that was deleted takes nothing back.
    "bigint, 7, 7, 7, 7",
    "bigint, 3, 7, 7, 7",
    "bigint,, 7, 7, 7",
    "bigint,,,,",
  })
  void append(
      String type,
      @Nullable String newest,
      @Nullable String cursor,
      @Nullable String from,
      @Nullable String to) {
    assertThat(choice(type, newest, cursor, Duration.ZERO).appended()).isEqualTo(bounds(from, to));
  }

  /** Merge: the rows of the last value are read again, as some may have come late. */
  @ParameterizedTest
  @CsvSource({
    "bigint, 7,,, 8",
    "bigint, 7, 6, 5, 8",
    "bigint, 7, 8, 7, 8",
    "bigint, 0, 0, -1, 1",
    "timestamp, 2026-11-30T11:00:00, 2026-11-30T11:00:00.000001, 2026-11-30T11:00:00, 2026-11-30T11:00:00.000001",
    "timestamptz, 2026-11-30T11:58:00Z, 2026-11-30T11:00:00.000001Z, 2026-11-30T11:00:00Z, 2026-11-30T11:58:00.000001Z",
    // Nothing is new, and nothing can have come late.
    "timestamptz, 2026-11-30T11:58:00Z, 2026-11-30T11:58:00.000001Z, 2026-11-30T11:58:00.000001Z, 2026-11-30T11:58:00.000001Z",
    "timestamp, 2026-11-29T00:00:00, 2026-11-29T00:00:00.000001, 2026-11-29T00:00:00.000001, 2026-11-29T00:00:00.000001",
    "bigint,, 8, 8, 8",
  })
  void merge(
      String type,
      @Nullable String newest,
      @Nullable String cursor,
      @Nullable String from,
      @Nullable String to) {
    assertThat(choice(type, newest, cursor, Duration.ZERO).merged()).isEqualTo(bounds(from, to));
  }

  @Test
  void lag_is_read_again_each_time_for_what_is_committed_late() {
    String cursor = "2026-11-30T11:58:00.000001Z";
    assertThat(
            choice("timestamptz", "2026-11-30T11:58:00Z", cursor, Duration.ofMinutes(10)).merged())
        .isEqualTo(bounds("2026-11-30T11:48:00Z", cursor));
  }
}
