package dev.weir.pipeline.keys.value;

import dev.weir.pipeline.shape.ByForm;
import dev.weir.pipeline.shape.Key;
import dev.weir.pipeline.shape.Mapping;
import dev.weir.pipeline.shape.Scalar;
import dev.weir.pipeline.shape.Shape;
import dev.weir.pipeline.shape.Table;
import dev.weir.pipeline.source.Field;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.value.DateFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys of {@code columns}, wherever columns are read out of records. */
public final class ColumnKeys {
  /** A column whose path depends on what kind of record it is read from. */
  public record Declared(
      ColumnType type, Optional<String> path, Optional<String> format, boolean optional) {
    public Declared {
      format.ifPresent(pattern -> DateFormat.of(pattern, type));
    }

    static Declared of(ColumnType type) {
      return new Declared(type, Optional.empty(), Optional.empty(), false);
    }
  }

  private static final Key<ColumnType> TYPE =
      Key.defaulted("type", Names.TYPE, Simple.TEXT, "text", "The column's type.");
  private static final Key<Optional<String>> PATH =
      Key.optional(
          "path",
          Scalar.textOrInteger("a path"),
          "Where it is in the record: a JSON Pointer (/address/city); for csv and tsv the header's"
              + " name, or the position where there is no header. * is the record's own name where"
              + " records ends in /*. Default: the column's own name or place.");
  private static final Key<Optional<String>> FORMAT =
      Key.optional(
          "format",
          Scalar.text("a format, as in %d.%m.%Y"),
          "How a date, timestamp or timestamptz is written, as in validate-date. Default: as ISO 8601"
              + " has it.");
  private static final Key<Boolean> OPTIONAL =
      Key.defaulted(
          "optional",
          Scalar.bool(),
          false,
          false,
          "Whether it may be missing in every record; else that fails the run.");
  private static final Table<Declared> COLUMN =
      Table.of(
          "a column",
          "A column that is read out of a record.",
          List.of(TYPE, PATH, FORMAT, OPTIONAL),
          fields ->
              new Declared(
                  fields.get(TYPE), fields.get(PATH), fields.get(FORMAT), fields.get(OPTIONAL)));

  public static final Shape<Map<String, Declared>> COLUMNS =
      ByForm.listOrMap(
          Names.COLUMNS.map(ColumnKeys::texts),
          Mapping.of(
              "a map from columns to types",
              ByForm.<Declared>wordOrMap(Names.TYPE.map(Declared::of), COLUMN)));

  private ColumnKeys() {}

  private static Map<String, Declared> texts(List<String> names) {
    Map<String, Declared> columns = new LinkedHashMap<>();
    names.forEach(name -> columns.put(name, Declared.of(Simple.TEXT)));
    return columns;
  }

  public static Map<String, Field> byPointer(Map<String, Declared> columns) {
    return fields(columns, name -> "/" + name.replace("~", "~0").replace("/", "~1"));
  }

  public static Map<String, Field> byName(Map<String, Declared> columns) {
    return fields(columns, Function.identity());
  }

  /** From 1, in the order of the columns. */
  public static Map<String, Field> byPosition(Map<String, Declared> columns) {
    List<String> order = List.copyOf(columns.keySet());
    return fields(columns, name -> String.valueOf(order.indexOf(name) + 1));
  }

  private static Map<String, Field> fields(
      Map<String, Declared> columns, Function<String, String> path) {
    Map<String, Field> fields = new LinkedHashMap<>();
    columns.forEach(
        (name, column) ->
            fields.put(
                name,
                new Field(
                    column.type(),
                    column.path().orElseGet(() -> path.apply(name)),
                    column.format(),
                    column.optional())));
    return fields;
  }
}
