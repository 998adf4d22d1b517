package dev.weir.cli.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.json.Json;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A result's rows as a table for people, or as JSON or CSV for programs. */
public enum RowsView {
  TABLE {
    @Override
    public void print(Rows rows, PrintStream out) {
      lines(rows).forEach(out::println);
      String more = rows.truncated() ? "; there are more: raise --limit" : "";
      out.println("(" + Numbers.rows(rows.rows().size()) + more + ")");
    }
  },
  /** An array of objects; exact decimals as numbers, temporals and binary (Base64) as text. */
  JSON {
    @Override
    public void print(Rows rows, PrintStream out) {
      out.println(objects(rows).toPrettyString());
    }
  },
  /** RFC 4180 with a header; null is an empty field, an empty string is quoted. */
  CSV {
    @Override
    public void print(Rows rows, PrintStream out) {
      out.println(
          rows.schema().columns().stream()
              .map(Column::name)
              .map(RowsView::quoted)
              .collect(Collectors.joining(",")));
      for (List<@Nullable Object> row : rows.rows()) {
        out.println(row.stream().map(RowsView::csvField).collect(Collectors.joining(",")));
      }
    }
  };

  private static final int MAX_CELL = 60;
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  public abstract void print(Rows rows, PrintStream out);

  /** The rows as a table for people. */
  public static List<String> lines(Rows rows) {
    List<Align> aligns =
        rows.schema().columns().stream().map(column -> align(column.type())).toList();
    TextTable table = new TextTable(rows.schema().names(), aligns);
    rows.rows()
        .forEach(row -> table.row(row.stream().map(RowsView::forPeople).toArray(String[]::new)));
    return table.lines();
  }

  /** As JSON has them. */
  public static ArrayNode objects(Rows rows) {
    ArrayNode array = Json.mapper().createArrayNode();
    for (List<@Nullable Object> row : rows.rows()) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        object.set(
            rows.schema().columns().get(i).name(),
            Json.mapper().valueToTree(forPrograms(row.get(i))));
      }
    }
    return array;
  }

  private static Align align(ColumnType type) {
    return switch (type) {
      case Decimal _ -> Align.RIGHT;
      case Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT, REAL, DOUBLE -> Align.RIGHT;
            case BOOLEAN, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY -> Align.LEFT;
          };
    };
  }

  private static String forPeople(@Nullable Object value) {
    return value == null ? "·" : cut(text(value));
  }

  /** One long value must not push the others off the screen. */
  private static String cut(String text) {
    boolean fits = text.codePointCount(0, text.length()) <= MAX_CELL;
    return fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_CELL - 1)) + "…";
  }

  private static @Nullable Object forPrograms(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : text(value);
  }

  private static String csvField(@Nullable Object value) {
    return value == null ? "" : quoted(text(value));
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      // With its seconds, as a source's values are written.
      case LocalDateTime time -> time.format(TIMESTAMP);
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value.toString();
    };
  }
}
