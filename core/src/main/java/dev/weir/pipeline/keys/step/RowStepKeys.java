package dev.weir.pipeline.keys.step;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.keys.value.Names;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.step.RowStep;
import dev.weir.pipeline.step.RowStep.Aggregation;
import dev.weir.pipeline.step.RowStep.JoinType;
import dev.weir.pipeline.step.RowStep.NoElements;
import dev.weir.pipeline.step.RowStep.Order;
import dev.weir.pipeline.step.Step;
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

/** The keys of steps that choose, order, combine or count rows. */
final class RowStepKeys {
  private static final Map<String, RowStep.Function> FUNCTIONS =
      Stream.of(RowStep.Function.values())
          .collect(
              Collectors.toMap(
                  function -> function.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  Function.identity(),
                  (a, _) -> a,
                  LinkedHashMap::new));
  private static final Pattern AGGREGATION =
      Pattern.compile("(?<function>[a-z-]+)\\(\\s*(?<column>.*\\S)\\s*\\)");

  private static final Key<List<Order>> ORDER =
      Key.required(
          "order", Names.ORDERING, "What comes first: columns, each with or without desc.");

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
  private static final Table<Step> JOIN_TABLE =
      Table.of(
          RowStep.Join.KEYWORD,
          "Adds the other data set's columns.",
          List.of(WITH, ON, TYPE),
          fields -> new RowStep.Join(fields.get(WITH), fields.get(ON), fields.get(TYPE)));
  static final Key<Step> JOIN = JOIN_TABLE.asKey();

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
                  RowStepKeys::aggregation)),
          "New column to mean(x), sum(x), min(x), max(x), count(x), count(*) or count-distinct(x).");
  private static final Table<Step> AGGREGATE_TABLE =
      Table.of(
          RowStep.Aggregate.KEYWORD,
          "One row per distinct by; nulls are a group of their own.",
          List.of(AGGREGATE_BY, AGGREGATIONS),
          fields -> new RowStep.Aggregate(fields.get(AGGREGATE_BY), fields.get(AGGREGATIONS)));
  static final Key<Step> AGGREGATE = AGGREGATE_TABLE.asKey();

  private static final Key<Long> N =
      Key.required("n", Scalar.integer(1, Integer.MAX_VALUE), "Rows to keep of each group.");
  private static final Key<List<String>> TOP_BY =
      Key.defaulted(
          "by", Names.COLUMNS, List.of(), List.of(), "The groups; default: all rows are one.");
  private static final Table<Step> TOP_TABLE =
      Table.of(
          RowStep.Top.KEYWORD,
          "The first n rows of each group.",
          List.of(N, TOP_BY, ORDER),
          fields ->
              new RowStep.Top(fields.get(N).intValue(), fields.get(TOP_BY), fields.get(ORDER)));
  static final Key<Step> TOP = TOP_TABLE.asKey();

  private static final Key<List<String>> DEDUPLICATE_BY =
      Key.required("by", Names.COLUMNS, "One row per distinct value.");
  private static final Table<Step> DEDUPLICATE_TABLE =
      Table.of(
          RowStep.Deduplicate.KEYWORD,
          "Keeps the first row per distinct by.",
          List.of(DEDUPLICATE_BY, ORDER),
          fields -> new RowStep.Deduplicate(fields.get(DEDUPLICATE_BY), fields.get(ORDER)));
  static final Key<Step> DEDUPLICATE = DEDUPLICATE_TABLE.asKey();

  static final Key<RowStep.Filter> FILTER =
      Key.required(
          RowStep.Filter.KEYWORD,
          Scalar.text("a SQL condition").map(RowStep.Filter::new),
          "Keeps rows where a SQL condition is true.");

  static final Key<RowStep.Sort> SORT =
      Key.required(
          RowStep.Sort.KEYWORD,
          Names.ORDERING.map(RowStep.Sort::new),
          "Orders the rows: columns, each with or without desc; nulls are last.");

  private static final Key<String> LIST = Key.required("column", Names.COLUMN, "The list.");
  private static final Key<Optional<String>> LIST_BY =
      Key.optional(
          "by",
          Scalar.text("a separator"),
          "What stands between the elements, plain text. Without it, the list is an array of JSON.");
  private static final Key<Optional<String>> AS =
      Key.optional(
          "as", Names.COLUMN, "What the column of elements is called; default: as the list.");
  private static final Key<Optional<String>> POSITION =
      Key.optional(
          "position", Names.COLUMN, "A column that counts the elements of each list, from 1.");
  private static final Key<NoElements> EMPTY =
      Key.defaulted(
          "empty",
          Scalar.choice("choice", List.of(NoElements.values())),
          NoElements.KEEP,
          "keep",
          "keep makes one row with null of a row without elements, drop leaves it out.");
  private static final Table<Step> EXPLODE_TABLE =
      Table.of(
          RowStep.Explode.KEYWORD,
          "One row per element of a list, with the element in place of the list.",
          List.of(LIST, LIST_BY, AS, POSITION, EMPTY),
          fields ->
              new RowStep.Explode(
                  fields.get(LIST),
                  fields.get(LIST_BY),
                  fields.get(AS).orElse(fields.get(LIST)),
                  fields.get(POSITION),
                  fields.get(EMPTY)));
  static final Key<Step> EXPLODE = EXPLODE_TABLE.asKey();

  private RowStepKeys() {}

  private static Aggregation aggregation(String text) {
    Matcher matcher = AGGREGATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected a function of a column, as in mean(rating) or count(*), found '" + text + "'");
    }
    RowStep.Function function = FUNCTIONS.get(matcher.group("function"));
    if (function == null) {
      throw new IllegalArgumentException(
          DidYouMean.notOne(matcher.group("function"), "function", FUNCTIONS.keySet()));
    }
    boolean rows = matcher.group("column").equals("*");
    if (rows && function != RowStep.Function.COUNT) {
      throw new IllegalArgumentException("only count takes *: name a column in '" + text + "'");
    }
    return new Aggregation(
        function, rows ? Optional.empty() : Optional.of(matcher.group("column")));
  }
}
