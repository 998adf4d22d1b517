package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.check.Terms;
import dev.weir.pipeline.keys.value.Durations;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.keys.value.Percents;
import dev.weir.pipeline.shape.Fields;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.OneKey;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys of {@code checks}. */
public final class CheckKeys {
  /** A check that waits for what is said beside it. */
  public interface Unrated extends Function<Terms, Check> {}

  private enum Comparison {
    PREVIOUS
  }

  private static final BigDecimal DEFAULT_CHANGE = BigDecimal.valueOf(50);

  private static final Key<String> COLUMN =
      Key.required("column", Names.COLUMN, "A date or a time.");
  private static final Key<Duration> WITHIN_TIME =
      Key.required(
          "within",
          Durations.DURATION.map(CheckKeys::notNothing),
          "How old its newest value may be at the run's logical time.");
  private static final Table<Unrated> FRESHNESS =
      Table.of(
          Check.Freshness.KEYWORD,
          "The newest value of a column is not older than this.",
          List.of(COLUMN, WITHIN_TIME),
          fields ->
              terms -> new Check.Freshness(fields.get(COLUMN), fields.get(WITHIN_TIME), terms));

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
                return terms ->
                    new Check.RowCount(fields.get(LEAST), fields.get(MOST), within, terms);
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
          fields -> terms -> new Check.References(fields.get(COLUMNS), fields.get(TO), terms));

  /** In the order of the reference. */
  public static final List<Key<? extends Unrated>> KEYS =
      List.of(
          RowCheckKeys.NOT_NULL,
          Key.required(
              Check.Unique.KEYWORD,
              Names.COLUMNS.<Unrated>map(columns -> terms -> new Check.Unique(columns, terms)),
              "The columns together have no value twice."),
          RowCheckKeys.ACCEPTED_VALUES.asKey(),
          RowCheckKeys.RANGE.asKey(),
          RowCheckKeys.PATTERN.asKey(),
          RowCheckKeys.LENGTH.asKey(),
          ROW_COUNT.asKey(),
          REFERENCES.asKey(),
          FRESHNESS.asKey(),
          Key.required(
              Check.Sql.KEYWORD,
              Scalar.text("a SELECT").<Unrated>map(sql -> terms -> new Check.Sql(sql, terms)),
              "A SELECT over data sets that gives no row."));

  public static final Shape<Map<String, List<Check>>> CHECKS =
      Names.ofDataSets(
          "a map from data sets to lists of checks",
          Listing.of(
              "a list of checks",
              new OneKey<Unrated, Check>(
                  "check", KEYS, TermsKeys.BESIDE, check -> fields -> rated(check, fields))));

  private CheckKeys() {}

  private static Check rated(Unrated unrated, Fields fields) {
    Check check = unrated.apply(TermsKeys.of(fields));
    boolean counts = !(check instanceof Check.RowCount || check instanceof Check.Freshness);
    if (check.terms().allowsRows() && !counts) {
      throw new IllegalArgumentException(
          "fail-if and warn-if count rows, and %s is broken as a whole: use severity"
              .formatted(check.keyword()));
    }
    boolean compares = check instanceof Check.RowCount count && count.within().isPresent();
    if (check.terms().where().isPresent() && (compares || check instanceof Check.Sql)) {
      throw new IllegalArgumentException(
          "where is not for %s: %s"
              .formatted(
                  compares ? "a comparison" : "sql",
                  compares ? "all rows are compared" : "write it in the SELECT"));
    }
    return check;
  }

  private static Duration notNothing(Duration within) {
    if (within.isZero()) {
      throw new IllegalArgumentException("within is nothing: no value would be fresh");
    }
    return within;
  }

  private static Optional<BigDecimal> within(
      Optional<Comparison> compare, Optional<BigDecimal> within) {
    if (compare.isEmpty() && within.isPresent()) {
      throw new IllegalArgumentException("within is for a comparison: add compare: previous");
    }
    return compare.map(_ -> within.orElse(DEFAULT_CHANGE));
  }

  static <N extends Comparable<N>> void ordered(Optional<N> min, Optional<N> max) {
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      throw new IllegalArgumentException(
          "min " + min.get() + " is more than max " + max.get() + ": no value would be right");
    }
  }
}
