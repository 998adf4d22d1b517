package dev.weir.warehouse;

import dev.weir.pipeline.Write;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a data set's columns against those of the table it goes into, before a row is copied. A
 * type goes into a wider one of its kind if no value can be lost; nothing else is converted.
 */
public final class Preflight {
  /** What every warehouse takes: there is one that cuts longer names silently. */
  private static final int MAX_NAME_BYTES = 63;

  private static final int INTEGER_DIGITS = 10;
  private static final int BIGINT_DIGITS = 19;

  private Preflight() {}

  /** Columns of the data that the table lacks: they are added, nullable. */
  public static List<Column> missing(TargetLoad target, List<ExistingColumn> table) {
    return target.schema().columns().stream()
        .filter(column -> existing(column.name(), table).isEmpty())
        .toList();
  }

  /**
   * What speaks against publishing, one sentence each; empty if nothing does.
   *
   * @param table empty for a table that is not there yet
   */
  public static List<String> problems(TargetLoad target, List<ExistingColumn> table) {
    List<String> problems = new ArrayList<>();
    for (Column column : target.schema().columns()) {
      existing(column.name(), table)
          .ifPresentOrElse(
              existing -> type(target, column, existing).ifPresent(problems::add),
              () -> name(target, column, table).ifPresent(problems::add));
    }
    for (String key : target.keys()) {
      if (target.schema().column(key).isEmpty()) {
        problems.add(
            "Key '%s' of %s is not a column of the data, which has %s. Correct the target's keys."
                .formatted(key, target.table(), String.join(", ", target.schema().names())));
      }
    }
    for (ExistingColumn existing : table) {
      if (existing.mustBeGiven() && target.schema().column(existing.name()).isEmpty()) {
        problems.add(
            "Column '%s' of %s takes no null and has no default, but the data has no such column. Add it in the pipeline, or give it a default in the table."
                .formatted(existing.name(), target.table()));
      }
    }
    return problems;
  }

  /** A sentence if a table would be left without rows that may not be. */
  public static Optional<String> emptyReplace(Publication publication) {
    return publication.targets().stream()
        .filter(target -> target.write() == Write.REPLACE)
        .filter(target -> target.rows() == 0 && !target.allowEmpty())
        .findFirst()
        .map(
            target ->
                "Cannot replace %s in run %s: the data set has no rows. If the table may become empty, write allow-empty: true in its target."
                    .formatted(target.table(), publication.context().run()));
  }

  private static Optional<String> type(TargetLoad target, Column column, ExistingColumn existing) {
    if (fits(column.type(), existing)) {
      return Optional.empty();
    }
    return Optional.of(
        existing
            .type()
            .map(
                type ->
                    "Column '%s' of %s is %s but the data has %s. Cast it in the pipeline (cast: {%s: %s}) or change the table."
                        .formatted(
                            column.name(),
                            target.table(),
                            existing.declared(),
                            column.type().text(),
                            column.name(),
                            type.text()))
            .orElseGet(
                () ->
                    "Column '%s' of %s is %s, which Weir does not write; the data has %s. Change the table's column to that type."
                        .formatted(
                            column.name(),
                            target.table(),
                            existing.declared(),
                            column.type().text())));
  }

  private static Optional<String> name(
      TargetLoad target, Column column, List<ExistingColumn> table) {
    int bytes = column.name().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_NAME_BYTES) {
      return Optional.of(
          "Column '%s' for %s has a name of %d bytes; the warehouse takes %d. Rename it in the pipeline."
              .formatted(column.name(), target.table(), bytes, MAX_NAME_BYTES));
    }
    return table.stream()
        .filter(existing -> existing.name().equalsIgnoreCase(column.name()))
        .findFirst()
        .map(
            existing ->
                "Column '%s' differs from '%s' of %s in case alone. Rename it in the pipeline (rename: {%s: %s})."
                    .formatted(
                        column.name(),
                        existing.name(),
                        target.table(),
                        column.name(),
                        existing.name()));
  }

  private static boolean fits(ColumnType data, ExistingColumn existing) {
    // A numeric without precision takes every number that is exact.
    if (existing.declared().equals("numeric")) {
      return data instanceof Decimal || data == Simple.INTEGER || data == Simple.BIGINT;
    }
    return existing.type().map(type -> type.equals(data) || widens(data, type)).orElse(false);
  }

  private static boolean widens(ColumnType from, ColumnType to) {
    if (to instanceof Decimal decimal) {
      int whole = decimal.precision() - decimal.scale();
      return switch (from) {
        case Decimal given ->
            decimal.scale() >= given.scale() && whole >= given.precision() - given.scale();
        case Simple simple ->
            (simple == Simple.INTEGER && whole >= INTEGER_DIGITS)
                || (simple == Simple.BIGINT && whole >= BIGINT_DIGITS);
      };
    }
    return (from == Simple.INTEGER && (to == Simple.BIGINT || to == Simple.DOUBLE))
        || (from == Simple.REAL && to == Simple.DOUBLE);
  }

  private static Optional<ExistingColumn> existing(String name, List<ExistingColumn> table) {
    return table.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
