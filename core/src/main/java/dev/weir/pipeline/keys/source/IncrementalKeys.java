package dev.weir.pipeline.keys.source;

import dev.weir.pipeline.keys.value.Durations;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Incremental.NullCursor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The key {@code incremental}. */
final class IncrementalKeys {
  private static final Key<String> CURSOR =
      Key.required(
          "cursor",
          Scalar.text("a column"),
          "",
          "A column whose value grows with each change: a time, a date or an exact number.");
  private static final Key<Optional<String>> INITIAL =
      Key.optional(
          "initial",
          Scalar.literal("a value of the cursor"),
          "Where the first run begins, this value included. Default: all.");
  private static final Key<Duration> LAG =
      Key.defaulted(
          "lag",
          Durations.DURATION,
          Duration.ZERO,
          "0 s",
          "For merge: how far before the last value rows are read again, for those that are"
              + " committed late.");
  private static final Key<Optional<Duration>> SETTLE =
      Key.optional(
          "settle",
          Durations.DURATION,
          "How old a value must be, by the source's clock, to be read. For times with a zone;"
              + " default there: 2 min.");
  private static final Key<NullCursor> NULL_CURSOR =
      Key.defaulted(
          "null-cursor",
          Scalar.choice("way with rows without a cursor", List.of(NullCursor.values())),
          NullCursor.FAIL,
          "fail",
          "What becomes of rows whose cursor is null: the run fails (fail), they are read each time"
              + " (include, for merge), or never (exclude).");

  static final Key<Optional<Incremental>> INCREMENTAL =
      Key.optional(
          "incremental",
          Table.of(
              "incremental",
              "Reads what is new since the last run that was published.",
              List.of(CURSOR, INITIAL, LAG, SETTLE, NULL_CURSOR),
              fields ->
                  new Incremental(
                      fields.get(CURSOR),
                      fields.get(INITIAL),
                      fields.get(LAG),
                      fields.get(SETTLE),
                      fields.get(NULL_CURSOR))),
          "Reads what is new since the last run that was published. Default: everything.");

  private IncrementalKeys() {}
}
