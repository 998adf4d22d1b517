package dev.weir.pipeline.keys.value;

import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Listing;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.step.RowStep.Order;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and other short values that many keys take. */
public final class Names {
  public static final Pattern DATA_SET = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  public static final Pattern CONNECTION = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  static final String DATA_SET_WORDS =
      "a name: it starts with a-z and has only a-z, 0-9 and _, at most 63";
  public static final String CONNECTION_WORDS =
      "a name: it starts with a-z and has only a-z, 0-9, _ and -, at most 63";
  private static final Pattern ORDER =
      Pattern.compile("(?<column>.*?\\S)(?:\\s+(?<direction>(?i:asc|desc)))?\\s*");

  private static final Pattern TYPE_NAME =
      Pattern.compile(
          Stream.of(Simple.values()).map(Simple::text).collect(Collectors.joining("|"))
              + "|decimal\\([0-9]{1,2}, ?[0-9]{1,2}\\)");

  /** Where a data set is named. */
  public static final Shape<String> DATA_SET_NAME = Scalar.text("the name of a data set");

  /** Where a source names its connection. */
  public static final Key<String> CONNECTION_NAME =
      Key.required(
          "connection", Scalar.text("the name of a connection"), "A connection of this pipeline.");

  public static final Shape<String> COLUMN = Scalar.text("the name of a column");
  public static final Shape<List<String>> COLUMNS = Listing.distinct("a list of columns", COLUMN);
  public static final Shape<ColumnType> TYPE =
      Scalar.parsed("a type (bigint, decimal(12,2), text, …)", TYPE_NAME, ColumnType::parse);
  public static final Shape<List<Order>> ORDERING =
      Listing.of(
          "a list of columns, each with or without 'desc'",
          Scalar.text("a column, with or without 'desc'").map(Names::order));

  private Names() {}

  public static <T> Mapping<T> ofDataSets(String words, Shape<T> value) {
    return new Mapping<>(words, DATA_SET_WORDS, DATA_SET, value);
  }

  private static Order order(String text) {
    Matcher matcher = ORDER.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a column, with or without 'desc'");
    }
    return new Order(matcher.group("column"), "desc".equalsIgnoreCase(matcher.group("direction")));
  }
}
