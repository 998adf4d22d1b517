package dev.weir.pipeline.keys;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.Step;
import dev.weir.pipeline.Step.Aggregation;
import dev.weir.pipeline.Step.JoinType;
import dev.weir.pipeline.Step.Masking;
import dev.weir.pipeline.Step.Order;
import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.OneKey;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.shape.Table.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code steps}. */
public final class StepKeys {
  static final String DEFAULT_DATE_FORMAT = "%Y-%m-%d";
  private static final Map<String, Step.Function> FUNCTIONS =
      Stream.of(Step.Function.values())
          .collect(
              Collectors.toMap(
                  function -> function.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  Function.identity(),
                  (a, _) -> a,
                  LinkedHashMap::new));
  private static final Pattern AGGREGATION =
      Pattern.compile("(?<function>[a-z-]+)\\(\\s*(?<column>.*\\S)\\s*\\)");

  private static final Key<String> COLUMN =
      Key.required("column", Names.COLUMN, "The column that is read.");
  private static final Key<List<Order>> ORDER =
      Key.required(
          "order", Names.ORDERING, "What comes first: columns, each with or without desc.");

  private static final Key<Map<String, String>> MAPPING =
      Key.defaulted(
          "mapping",
          Mapping.of("a map from values to translations", Scalar.literal("a translation")),
          Map.of(),
          Map.of(),
          "Value to translation.");
  private static final Key<Optional<String>> FILE =
      Key.optional(
          "file",
          Scalar.text("a CSV file"),
          "CSV of two columns (value, translation) with a header, in the pipeline's folder.");
  private static final Table<Step> TRANSLATE =
      Table.<Step>of(
              "translate",
              "Replaces code values; a value without a translation stays.",
              List.of(COLUMN, MAPPING, FILE),
              fields ->
                  new Step.Translate(fields.get(COLUMN), fields.get(MAPPING), fields.get(FILE)))
          .with(new Rule.ExactlyOne(List.of("mapping", "file")));

  private static final Key<String> DATE_FORMAT =
      Key.defaulted(
          "format",
          Scalar.text("a date format, as in %d.%m.%Y"),
          DEFAULT_DATE_FORMAT,
          DEFAULT_DATE_FORMAT,
          "How dates are written, in strftime's letters.");
  private static final Table<Step> VALIDATE_DATE =
      Table.of(
          "validate-date",
          "Text to date; a value that is no date of this format rejects its row, null stays.",
          List.of(COLUMN, DATE_FORMAT),
          fields -> new Step.ValidateDate(fields.get(COLUMN), fields.get(DATE_FORMAT)));

  private static final Key<String> SEPARATOR =
      Key.required("separator", Scalar.text("a separator"), "What stands between the parts.");
  private static final Key<List<String>> INTO =
      Key.required(
          "into",
          new Listing<>("a list of two or more new columns", Names.COLUMN, 2, true),
          "The new columns; the last takes what is left, missing parts are null.");
  private static final Table<Step> SPLIT =
      Table.of(
          "split",
          "Splits text at a separator into new columns in place of the old.",
          List.of(COLUMN, SEPARATOR, INTO),
          fields -> new Step.Split(fields.get(COLUMN), fields.get(SEPARATOR), fields.get(INTO)));

  private static final Key<String> WITH =
      Key.required("with", Names.DATA_SET_NAME, "The other data set.");
  private static final Key<List<String>> ON =
      Key.required("on", Names.COLUMNS, "Columns that are equal in both.");
  private static final Key<JoinType> TYPE =
      Key.defaulted(
          "type",
          Scalar.choice("join type", List.of(JoinType.values())),
          JoinType.INNER,
          "inner",
          "inner keeps rows that have a partner, left keeps all of this data set.");
  private static final Table<Step> JOIN =
      Table.of(
          "join",
          "Adds the other data set's columns.",
          List.of(WITH, ON, TYPE),
          fields -> new Step.Join(fields.get(WITH), fields.get(ON), fields.get(TYPE)));

  private static final Key<List<String>> AGGREGATE_BY =
      Key.defaulted(
          "by",
          Names.COLUMNS,
          List.of(),
          List.of(),
          "One row per distinct value; default: one row.");
  private static final Key<Map<String, Aggregation>> AGGREGATIONS =
      Key.required(
          "columns",
          Mapping.of(
              "a map from new columns to functions",
              Scalar.parsed(
                  "a function of a column, as in mean(rating) or count(*)",
                  Pattern.compile("(" + String.join("|", FUNCTIONS.keySet()) + ")\\(.+\\)"),
                  StepKeys::aggregation)),
          "New column to mean(x), sum(x), min(x), max(x), count(x), count(*) or count-distinct(x).");
  private static final Table<Step> AGGREGATE =
      Table.of(
          "aggregate",
          "One row per distinct by; nulls are a group of their own.",
          List.of(AGGREGATE_BY, AGGREGATIONS),
          fields -> new Step.Aggregate(fields.get(AGGREGATE_BY), fields.get(AGGREGATIONS)));

  private static final Key<Long> N =
      Key.required("n", Scalar.integer(1, Integer.MAX_VALUE), "Rows to keep of each group.");
  private static final Key<List<String>> TOP_BY =
      Key.defaulted(
          "by", Names.COLUMNS, List.of(), List.of(), "The groups; default: all rows are one.");
  private static final Table<Step> TOP =
      Table.of(
          "top",
          "The first n rows of each group.",
          List.of(N, TOP_BY, ORDER),
          fields -> new Step.Top(fields.get(N).intValue(), fields.get(TOP_BY), fields.get(ORDER)));

  private static final Key<List<String>> DEDUPLICATE_BY =
      Key.required("by", Names.COLUMNS, "One row per distinct value.");
  private static final Table<Step> DEDUPLICATE =
      Table.of(
          "deduplicate",
          "Keeps the first row per distinct by.",
          List.of(DEDUPLICATE_BY, ORDER),
          fields -> new Step.Deduplicate(fields.get(DEDUPLICATE_BY), fields.get(ORDER)));

  private static final Key<Map<String, ColumnKeys.Declared>> FLATTENED =
      Key.required(
          "columns",
          ColumnKeys.COLUMNS,
          "What to read of the JSON: a list of names (all text), or names with types.");
  private static final Table<Step> FLATTEN =
      Table.of(
          "flatten",
          "Reads fields out of a column of JSON text into new columns in place of it.",
          List.of(COLUMN, FLATTENED),
          fields ->
              new Step.Flatten(fields.get(COLUMN), ColumnKeys.byPointer(fields.get(FLATTENED))));

  /** In the order of the reference. */
  public static final List<Key<? extends Step>> KEYS =
      List.of(
          step(
              "select", Names.COLUMNS.map(Step.Select::new), "Keeps these columns, in this order."),
          step(
              "rename",
              Mapping.of("a map from old to new names", Names.COLUMN).map(Step.Rename::new),
              "Old name to new name."),
          step(
              "cast",
              Mapping.of("a map from columns to types", Names.TYPE).map(Step.Cast::new),
              "Column to type; a value that is not of the type rejects its row."),
          step("translate", TRANSLATE, TRANSLATE.description()),
          step(
              "validate-date",
              ByForm.<Step>wordOrMap(
                  Names.COLUMN.map(column -> new Step.ValidateDate(column, DEFAULT_DATE_FORMAT)),
                  VALIDATE_DATE),
              VALIDATE_DATE.description()),
          step("split", SPLIT, SPLIT.description()),
          step("join", JOIN, JOIN.description()),
          step("aggregate", AGGREGATE, AGGREGATE.description()),
          step(
              "filter",
              Scalar.text("a SQL condition").map(Step.Filter::new),
              "Keeps rows where a SQL condition is true."),
          step(
              "fill",
              Mapping.of("a map from columns to values", Scalar.literal("a value"))
                  .map(Step.Fill::new),
              "Column to the value that replaces missing ones."),
          step(
              "sort",
              Names.ORDERING.map(Step.Sort::new),
              "Orders the rows: columns, each with or without desc; nulls are last."),
          step("top", TOP, TOP.description()),
          step("deduplicate", DEDUPLICATE, DEDUPLICATE.description()),
          step(
              "mask",
              Mapping.of(
                      "a map from columns to hash or redact",
                      Scalar.choice("masking", List.of(Masking.values())))
                  .map(Step.Mask::new),
              "Column to hash (SHA-256, equal values stay equal) or redact (***)."),
          step("flatten", FLATTEN, FLATTEN.description()));

  static final Shape<Step> STEP = new OneKey<>("step", KEYS, List.of(), step -> _ -> step);

  private StepKeys() {}

  private static <S extends Step> Key<S> step(String name, Shape<S> shape, String description) {
    return Key.required(name, shape, description);
  }

  private static Aggregation aggregation(String text) {
    Matcher matcher = AGGREGATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a function of a column, as in mean(rating) or count(*), found '" + text + "'");
    }
    Step.Function function = FUNCTIONS.get(matcher.group("function"));
    if (function == null) {
      throw new IllegalArgumentException(
          DidYouMean.notOne(matcher.group("function"), "function", FUNCTIONS.keySet()));
    }
    boolean rows = matcher.group("column").equals("*");
    if (rows && function != Step.Function.COUNT) {
      throw new IllegalArgumentException("only count takes *: name a column in '" + text + "'");
    }
    return new Aggregation(
        function, rows ? Optional.empty() : Optional.of(matcher.group("column")));
  }
}
