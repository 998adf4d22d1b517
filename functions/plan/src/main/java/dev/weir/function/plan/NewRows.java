package dev.weir.function.plan;

import dev.weir.error.DidYouMean;
import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.pipeline.source.Incremental;
import dev.weir.pipeline.source.Incremental.NullCursor;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.schema.Column;
import dev.weir.source.Description;
import dev.weir.source.SourceDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks a database what is new in a source. */
final class NewRows {
  private NewRows() {}

  /**
   * Empty if the source is read as a whole.
   *
   * @throws TerminalException if its cursor cannot be one, or is null in rows that it must not be
   */
  static Optional<CursorBounds> bounds(
      SourceDatabase database, DatabaseSource source, Description description) {
    return source
        .incremental()
        .map(
            incremental -> {
              CursorType type = type(source, incremental, description);
              CursorBounds bounds =
                  database.bounds(
                      source.relation(), incremental.cursor(), type, incremental.settled());
              check(source, incremental, bounds);
              return bounds;
            });
  }

  private static CursorType type(
      DatabaseSource source, Incremental incremental, Description description) {
    List<String> names = description.schema().names();
    Column column =
        description.schema().columns().stream()
            .filter(candidate -> candidate.name().equals(incremental.cursor()))
            .findFirst()
            .orElseThrow(
                () -> refused(source, DidYouMean.notOne(incremental.cursor(), "column", names)));
    return CursorType.of(column.type())
        .orElseThrow(
            () ->
                refused(
                    source,
                    "'%s' is %s. A cursor is a time, a date, an integer or a decimal."
                        .formatted(column.name(), column.type().text())));
  }

  private static TerminalException refused(DatabaseSource source, String problem) {
    return new TerminalException(
        PlanError.CURSOR,
        "Cannot read what is new of %s of connection '%s': %s Correct incremental.cursor."
            .formatted(source.relation().inWords(), source.connection(), problem));
  }

  private static void check(DatabaseSource source, Incremental incremental, CursorBounds bounds) {
    if (incremental.nullCursor() == NullCursor.FAIL && bounds.nulls() > 0) {
      throw new TerminalException(
          PlanError.NULL_CURSOR,
          String.format(
              Locale.ROOT,
              "Cannot read what is new of %s of connection '%s': '%s' is null in %,d %s, and nobody can tell whether they are new. Correct them, or write null-cursor: include (they are read each time, for merge) or exclude (never).",
              source.relation().inWords(),
              source.connection(),
              incremental.cursor(),
              bounds.nulls(),
              bounds.nulls() == 1 ? "row" : "rows"));
    }
  }
}
