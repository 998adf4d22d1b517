package dev.weir.sql.step;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One SELECT, as a step compiles to. Lines are only ever joined, never rewritten, because a name or
 * a literal may hold a line break.
 *
 * @param lines what follows the columns, FROM first
 * @param flaws what is wrong with the rows that this SELECT leaves out as rejected
 */
record Selection(List<Item> items, List<String> lines, List<Flaw> flaws) {
  Selection {
    items = List.copyOf(items);
    lines = List.copyOf(lines);
    flaws = List.copyOf(flaws);
  }

  static Selection of(List<Item> items, String... lines) {
    return new Selection(items, List.of(lines), List.of());
  }

  /**
   * @param expression over the columns of the step before
   */
  record Item(String expression, String name, ColumnType type) {
    static Item of(Column column) {
      return new Item(Sql.identifier(column.name()), column.name(), column.type());
    }

    Item with(String changed, ColumnType changedType) {
      return new Item(changed, name, changedType);
    }

    private String text() {
      String quoted = Sql.identifier(name);
      return expression.equals(quoted) ? quoted : expression + " AS " + quoted;
    }
  }

  /**
   * @param condition true for the rows that have it, else false; never null
   * @param reason a sentence, the same for every row, because rejects are counted by it
   */
  record Flaw(String condition, String reason) {}

  /** The columns of a schema, unchanged. */
  static List<Item> all(Schema schema) {
    return schema.columns().stream().map(Item::of).toList();
  }

  /**
   * @throws StepProblem if two columns have the same name
   */
  Schema schema() throws StepProblem {
    Set<String> names = new HashSet<>();
    for (Item item : items) {
      if (!names.add(item.name().toLowerCase(Locale.ROOT))) {
        throw StepProblem.of(
            "Two columns would be named '%s'. Rename one of them first.".formatted(item.name()));
      }
    }
    return new Schema(
        items.stream().map(item -> Column.nullable(item.name(), item.type())).toList());
  }

  /** The SELECT, each line after the indentation. */
  String sql(String indent) {
    String columns =
        items.stream().map(Item::text).collect(Collectors.joining(",\n" + indent + "  "));
    String kept =
        flaws.stream()
            .map(flaw -> "NOT (" + flaw.condition() + ")")
            .collect(Collectors.joining("\n" + indent + "  AND "));
    Stream<String> where = flaws.isEmpty() ? Stream.of() : Stream.of("WHERE " + kept);
    return Stream.concat(Stream.of("SELECT\n" + indent + "  " + columns), rest(where))
        .collect(Collectors.joining("\n" + indent, indent, ""));
  }

  private Stream<String> rest(Stream<String> where) {
    return Stream.concat(lines.stream(), where);
  }

  /** The rows that the flaws leave out of this SELECT: reason and record. */
  String rejects(Input input) {
    String reasons =
        flaws.stream()
            .map(f -> "    WHEN " + f.condition() + " THEN " + Sql.literal(f.reason()) + "\n")
            .collect(Collectors.joining());
    String record =
        input.schema().columns().stream()
            .map(column -> "    " + Sql.literal(column.name()) + ", " + recorded(column))
            .collect(Collectors.joining(",\n"));
    String conditions =
        flaws.stream()
            .map(flaw -> "(" + flaw.condition() + ")")
            .collect(Collectors.joining("\n  OR "));
    return "SELECT\n  CASE\n"
        + reasons
        + "  END AS \"reason\",\n"
        + "  CAST(json_object(\n"
        + record
        + "\n  ) AS VARCHAR) AS \"record\"\n"
        + input.from()
        + "\nWHERE "
        + conditions;
  }

  /** As the value is written elsewhere: the engine's JSON has 1.5 for the decimal 1.50. */
  private static String recorded(Column column) {
    String value = Sql.identifier(column.name());
    return switch (column.type()) {
      case Decimal(int _, int scale) -> Sql.cast(value, new Decimal(Decimal.MAX_PRECISION, scale));
      case Simple simple ->
          switch (simple) {
            case REAL ->
                recordedFloat(value, Sql.cast(Sql.cast(value, Simple.TEXT), Simple.DOUBLE));
            case DOUBLE -> recordedFloat(value, value);
            case TEXT, BOOLEAN, INTEGER, BIGINT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY -> value;
          };
    };
  }

  /** JSON has no number for NaN and the infinite ones, which the engine writes all the same. */
  private static String recordedFloat(String value, String number) {
    return "CASE WHEN isfinite(%s) THEN to_json(%s) ELSE to_json(%s) END"
        .formatted(value, number, Sql.cast(value, Simple.TEXT));
  }
}
