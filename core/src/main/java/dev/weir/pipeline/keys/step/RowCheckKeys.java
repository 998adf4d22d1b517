package dev.weir.pipeline.keys.step;

import dev.weir.pipeline.check.RowCheck;
import dev.weir.pipeline.keys.step.CheckKeys.Unrated;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The keys of checks that look at each row alone. */
final class RowCheckKeys {
  static final Key<Unrated> NOT_NULL =
      Key.required(
          RowCheck.NotNull.KEYWORD,
          Names.COLUMNS.<Unrated>map(columns -> terms -> new RowCheck.NotNull(columns, terms)),
          "None of the columns is null.");

  private static final Key<String> COLUMN =
      Key.required("column", Names.COLUMN, "The column that is checked.");
  private static final Key<List<String>> VALUES =
      Key.required(
          "values",
          Listing.distinct("a list of values", Scalar.literal("a value")),
          "Values that it may have; null is accepted too.");
  static final Table<Unrated> ACCEPTED_VALUES =
      Table.of(
          RowCheck.AcceptedValues.KEYWORD,
          "A column has only these values, or null.",
          List.of(COLUMN, VALUES),
          fields ->
              terms -> new RowCheck.AcceptedValues(fields.get(COLUMN), fields.get(VALUES), terms));

  private static final Key<Optional<BigDecimal>> MIN =
      Key.optional("min", Scalar.decimal(), "The smallest value that is right.");
  private static final Key<Optional<BigDecimal>> MAX =
      Key.optional("max", Scalar.decimal(), "The largest value that is right.");
  static final Table<Unrated> RANGE =
      Table.<Unrated>of(
              RowCheck.Range.KEYWORD,
              "A column's values are within bounds, or null.",
              List.of(COLUMN, MIN, MAX),
              fields -> {
                CheckKeys.ordered(fields.get(MIN), fields.get(MAX));
                return terms ->
                    new RowCheck.Range(fields.get(COLUMN), fields.get(MIN), fields.get(MAX), terms);
              })
          .with(new Rule.AtLeastOne(List.of("min", "max")));

  private static final Key<String> MATCHES =
      Key.required(
          "matches",
          Scalar.text("a regular expression"),
          "A regular expression (RE2) for the whole text.");
  static final Table<Unrated> PATTERN =
      Table.of(
          RowCheck.Pattern.KEYWORD,
          "A column's texts match a regular expression, or are null.",
          List.of(COLUMN, MATCHES),
          fields -> terms -> new RowCheck.Pattern(fields.get(COLUMN), fields.get(MATCHES), terms));

  private static final Key<Optional<Long>> SHORTEST =
      Key.optional("min", Scalar.integer(0, Long.MAX_VALUE), "Characters at least.");
  private static final Key<Optional<Long>> LONGEST =
      Key.optional("max", Scalar.integer(0, Long.MAX_VALUE), "Characters at most.");
  static final Table<Unrated> LENGTH =
      Table.<Unrated>of(
              RowCheck.Length.KEYWORD,
              "A column's texts have so many characters, or are null.",
              List.of(COLUMN, SHORTEST, LONGEST),
              fields -> {
                CheckKeys.ordered(fields.get(SHORTEST), fields.get(LONGEST));
                return terms ->
                    new RowCheck.Length(
                        fields.get(COLUMN), fields.get(SHORTEST), fields.get(LONGEST), terms);
              })
          .with(new Rule.AtLeastOne(List.of("min", "max")));

  private RowCheckKeys() {}
}
