package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.Check;
import dev.weir.pipeline.Check.Severity;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.Percents;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.OneKey;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys of {@code checks}. */
public final class CheckKeys {
  /** A check that waits for how severe it is. */
  public interface Unrated extends Function<Severity, Check> {}

  private enum Comparison {
    PREVIOUS
  }

  private static final BigDecimal DEFAULT_CHANGE = BigDecimal.valueOf(50);

  private static final Key<Severity> SEVERITY =
      Key.defaulted(
          "severity",
          Scalar.choice("severity", List.of(Severity.values())),
          Severity.FAIL,
          "fail",
          "Beside a check: fail stops the run before anything is published, warn only reports.");

  private static final Key<String> COLUMN =
      Key.required("column", Names.COLUMN, "The column that is checked.");
  private static final Key<List<String>> VALUES =
      Key.required(
          "values",
          Listing.distinct("a list of values", Scalar.literal("a value")),
          "Values that it may have; null is accepted too.");
  private static final Table<Unrated> ACCEPTED_VALUES =
      Table.of(
          Check.AcceptedValues.KEYWORD,
          "A column has only these values, or null.",
          List.of(COLUMN, VALUES),
          fields ->
              severity ->
                  new Check.AcceptedValues(fields.get(COLUMN), fields.get(VALUES), severity));

  private static final Key<Optional<BigDecimal>> MIN =
      Key.optional("min", Scalar.decimal(), "The smallest value that is right.");
  private static final Key<Optional<BigDecimal>> MAX =
      Key.optional("max", Scalar.decimal(), "The largest value that is right.");
  private static final Table<Unrated> RANGE =
      Table.<Unrated>of(
              Check.Range.KEYWORD,
              "A column's values are within bounds, or null.",
              List.of(COLUMN, MIN, MAX),
              fields -> {
                ordered(fields.get(MIN), fields.get(MAX));
                return severity ->
                    new Check.Range(fields.get(COLUMN), fields.get(MIN), fields.get(MAX), severity);
              })
          .with(new Rule.AtLeastOne(List.of("min", "max")));

  private static final Key<Optional<Long>> LEAST =
      Key.optional("min", Scalar.integer(0, Long.MAX_VALUE), "Rows at least.");
  private static final Key<Optional<Long>> MOST =
      Key.optional("max", Scalar.integer(0, Long.MAX_VALUE), "Rows at most.");
  private static final Key<Optional<Comparison>> COMPARE =
      Key.optional(
          "compare",
          Scalar.choice("comparison", List.of(Comparison.values())),
          "previous: with the rows of the last run that was published.");
  private static final Key<Optional<BigDecimal>> WITHIN =
      Key.optional(
          "within",
          Percents.CHANGE,
          "For compare: by how much of the earlier rows the rows may differ; 50 % if it is left out.");
  private static final Table<Unrated> ROW_COUNT =
      Table.<Unrated>of(
              Check.RowCount.KEYWORD,
              "The data set has so many rows.",
              List.of(LEAST, MOST, COMPARE, WITHIN),
              fields -> {
                ordered(fields.get(LEAST), fields.get(MOST));
                Optional<BigDecimal> within = within(fields.get(COMPARE), fields.get(WITHIN));
                return severity ->
                    new Check.RowCount(fields.get(LEAST), fields.get(MOST), within, severity);
              })
          .with(new Rule.AtLeastOne(List.of("min", "max", "compare")));

  private static final Key<List<String>> COLUMNS =
      Key.required("columns", Names.COLUMNS, "Columns that both data sets have.");
  private static final Key<String> TO =
      Key.required("to", Names.DATA_SET_NAME, "The data set that must have the values.");
  private static final Table<Unrated> REFERENCES =
      Table.of(
          Check.References.KEYWORD,
          "Every combination of the columns that has no null is found in the other data set.",
          List.of(COLUMNS, TO),
          fields ->
              severity -> new Check.References(fields.get(COLUMNS), fields.get(TO), severity));

  /** In the order of the reference. */
  public static final List<Key<? extends Unrated>> KEYS =
      List.of(
          Key.required(
              Check.NotNull.KEYWORD,
              Names.COLUMNS.<Unrated>map(
                  columns -> severity -> new Check.NotNull(columns, severity)),
              "None of the columns is null."),
          Key.required(
              Check.Unique.KEYWORD,
              Names.COLUMNS.<Unrated>map(
                  columns -> severity -> new Check.Unique(columns, severity)),
              "The columns together have no value twice."),
          ACCEPTED_VALUES.asKey(),
          RANGE.asKey(),
          ROW_COUNT.asKey(),
          REFERENCES.asKey());

  /** What may stand beside a check. */
  static final List<Key<?>> BESIDE = List.of(SEVERITY);

  public static final Shape<Map<String, List<Check>>> CHECKS =
      Names.ofDataSets(
          "a map from data sets to lists of checks",
          Listing.of(
              "a list of checks",
              new OneKey<Unrated, Check>(
                  "check", KEYS, BESIDE, check -> fields -> check.apply(fields.get(SEVERITY)))));

  private CheckKeys() {}

  private static Optional<BigDecimal> within(
      Optional<Comparison> compare, Optional<BigDecimal> within) {
    if (compare.isEmpty() && within.isPresent()) {
      throw new IllegalArgumentException("within is for a comparison: add compare: previous");
    }
    return compare.map(_ -> within.orElse(DEFAULT_CHANGE));
  }

  private static <N extends Comparable<N>> void ordered(Optional<N> min, Optional<N> max) {
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      throw new IllegalArgumentException(
          "min " + min.get() + " is more than max " + max.get() + ": no value would be right");
    }
  }
}
