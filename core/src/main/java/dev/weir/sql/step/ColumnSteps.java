package dev.weir.sql.step;

import dev.weir.pipeline.source.Field;
import dev.weir.pipeline.step.ColumnStep;
import dev.weir.pipeline.step.ColumnStep.Masking;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Input;
import dev.weir.sql.Literals;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.Selection.Flaw;
import dev.weir.sql.step.Selection.Item;
import dev.weir.value.DateFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps that change columns, row by row. */
record ColumnSteps(Input input) {
  Selection select(ColumnStep.Select step) throws StepProblem {
    List<Item> items = new ArrayList<>();
    for (String name : step.columns()) {
      items.add(Item.of(input.column(name)));
    }
    return Selection.of(items, input.from());
  }

  Selection rename(ColumnStep.Rename step) {
    List<Item> items =
        input.schema().columns().stream()
            .map(
                column ->
                    new Item(
                        Sql.identifier(column.name()),
                        step.columns().getOrDefault(column.name(), column.name()),
                        column.type()))
            .toList();
    return Selection.of(items, input.from());
  }

  Selection cast(ColumnStep.Cast step) throws StepProblem {
    Map<String, Item> changed = new LinkedHashMap<>();
    List<Flaw> flaws = new ArrayList<>();
    for (Map.Entry<String, ColumnType> entry : step.columns().entrySet()) {
      String name = entry.getKey();
      Conversion conversion = conversion(input.column(name), entry.getValue());
      changed.put(name, new Item(conversion.value(), name, entry.getValue()));
      conversion
          .misfit()
          .ifPresent(misfit -> flaws.add(new Flaw(misfit, isNot(name, entry.getValue()))));
    }
    return new Selection(replaced(changed), List.of(input.from()), flaws);
  }

  private static Conversion conversion(Column column, ColumnType type) throws StepProblem {
    try {
      return Conversion.of(Sql.identifier(column.name()), column.type(), type);
    } catch (StepProblem e) {
      throw StepProblem.of("'%s': %s".formatted(column.name(), e.getMessage()));
    }
  }

  private static String isNot(String name, ColumnType type) {
    return name + " is not " + type.text();
  }

  Selection translate(String column, Map<String, String> mapping) throws StepProblem {
    String name = Sql.identifier(input.text(column).name());
    if (mapping.isEmpty()) {
      throw StepProblem.of("No value of '%s' has a translation.".formatted(column));
    }
    String cases =
        mapping.entrySet().stream()
            .map(e -> "WHEN " + Sql.literal(e.getKey()) + " THEN " + Sql.literal(e.getValue()))
            .collect(Collectors.joining(" "));
    return changing(column, "CASE " + name + " " + cases + " ELSE " + name + " END", Simple.TEXT);
  }

  Selection validateDate(ColumnStep.ValidateDate step) throws StepProblem {
    String name = Sql.identifier(input.text(step.column()).name());
    String value =
        "weir_date_of(%s, %s, %s)"
            .formatted(
                name, Sql.literal(step.format()), Sql.literal(dateFormat(step.format()).regex()));
    Selection selection = changing(step.column(), value, Simple.DATE);
    return new Selection(
        selection.items(),
        selection.lines(),
        List.of(
            new Flaw(
                Conversion.misfit(name, value),
                step.column() + " is not a date of format " + step.format())));
  }

  private static DateFormat dateFormat(String format) throws StepProblem {
    try {
      return DateFormat.of(format, Simple.DATE);
    } catch (IllegalArgumentException e) {
      throw StepProblem.of(String.valueOf(e.getMessage()));
    }
  }

  Selection split(ColumnStep.Split step) throws StepProblem {
    Column column = input.column(step.column());
    if (column.type() == Simple.BINARY) {
      throw StepProblem.of("'%s' is binary, not text.".formatted(step.column()));
    }
    if (step.separator().isEmpty() || step.into().isEmpty()) {
      throw StepProblem.of(
          "Splitting '%s' needs a separator and new columns.".formatted(step.column()));
    }
    String quoted = Sql.identifier(column.name());
    String text = column.type() == Simple.TEXT ? quoted : Sql.cast(quoted, Simple.TEXT);
    List<Item> parts =
        IntStream.rangeClosed(1, step.into().size())
            .mapToObj(i -> new Item(part(text, step, i), step.into().get(i - 1), Simple.TEXT))
            .toList();
    return Selection.of(inPlaceOf(step.column(), parts), input.from());
  }

  private static String part(String text, ColumnStep.Split step, int number) {
    String separator = Sql.literal(step.separator());
    String parts = "string_split(" + text + ", " + separator + ")";
    if (number < step.into().size()) {
      return parts + "[" + number + "]";
    }
    return "CASE WHEN len(%s) >= %s THEN array_to_string(%s[%s:], %s) END"
        .formatted(parts, number, parts, number, separator);
  }

  Selection fill(ColumnStep.Fill step) throws StepProblem {
    Map<String, Item> changed = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : step.values().entrySet()) {
      Column column = input.column(entry.getKey());
      changed.put(
          column.name(),
          Item.of(column)
              .with(
                  "coalesce("
                      + Sql.identifier(column.name())
                      + ", "
                      + literal(column, entry.getValue())
                      + ")",
                  column.type()));
    }
    return Selection.of(replaced(changed), input.from());
  }

  private static String literal(Column column, String value) throws StepProblem {
    try {
      return Literals.of(value, column.type());
    } catch (StepProblem e) {
      throw StepProblem.of("Cannot fill '%s': %s".formatted(column.name(), e.getMessage()));
    }
  }

  Selection mask(ColumnStep.Mask step) throws StepProblem {
    Map<String, Item> changed = new LinkedHashMap<>();
    for (Map.Entry<String, Masking> entry : step.columns().entrySet()) {
      Column column = input.column(entry.getKey());
      changed.put(
          column.name(), new Item(masked(column, entry.getValue()), column.name(), Simple.TEXT));
    }
    return Selection.of(replaced(changed), input.from());
  }

  private static String masked(Column column, Masking masking) {
    String quoted = Sql.identifier(column.name());
    boolean hashable = column.type() == Simple.TEXT || column.type() == Simple.BINARY;
    return switch (masking) {
      case HASH -> "sha256(" + (hashable ? quoted : Sql.cast(quoted, Simple.TEXT)) + ")";
      case REDACT -> "CASE WHEN " + quoted + " IS NOT NULL THEN '***' END";
    };
  }

  Selection flatten(ColumnStep.Flatten step) throws StepProblem {
    String json = Sql.identifier(input.text(step.column()).name());
    List<Item> fields = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    flaws.add(
        new Flaw(
            json + " IS NOT NULL AND NOT weir_is_json(" + json + ")",
            step.column() + " is not JSON"));
    if (!step.columns().isEmpty()) {
      String twice = repeatsAName(json, step.columns().values());
      flaws.add(new Flaw(twice, step.column() + " has a name twice"));
    }
    for (Map.Entry<String, Field> entry : step.columns().entrySet()) {
      ColumnType type = entry.getValue().type();
      String pointer = Sql.literal(pointer(entry.getValue()));
      String function = type == Simple.TEXT ? "weir_text_field" : "weir_field";
      Conversion conversion =
          Conversion.of("%s(%s, %s)".formatted(function, json, pointer), Simple.TEXT, type);
      fields.add(new Item(conversion.value(), entry.getKey(), type));
      conversion
          .misfit()
          .map(misfit -> type == Simple.BINARY ? misfit + isNoString(json, pointer) : misfit)
          .ifPresent(misfit -> flaws.add(new Flaw(misfit, isNot(entry.getKey(), type))));
    }
    return new Selection(inPlaceOf(step.column(), fields), List.of(input.from()), flaws);
  }

  /** What is no string cannot be meant as Base64, even if it has its letters: {@code true}. */
  private static String isNoString(String json, String pointer) {
    return " OR coalesce(TRY(json_type(%s, %s)) NOT IN ('VARCHAR', 'NULL'), FALSE)"
        .formatted(json, pointer);
  }

  /** Of the objects on the way to the fields. */
  private static String repeatsAName(String json, Collection<Field> fields) {
    return fields.stream()
        .map(ColumnSteps::pointer)
        .flatMap(
            pointer ->
                IntStream.range(0, pointer.length())
                    .filter(i -> pointer.charAt(i) == '/')
                    .mapToObj(i -> pointer.substring(0, i)))
        .distinct()
        .map(parent -> "weir_repeats_a_name(" + json + ", " + Sql.literal(parent) + ")")
        .collect(Collectors.joining(" OR "));
  }

  private static String pointer(Field field) {
    String path = field.path();
    return path.startsWith("/") ? path : "/" + path.replace("~", "~0").replace("/", "~1");
  }

  private Selection changing(String column, String expression, ColumnType type) {
    return Selection.of(replaced(Map.of(column, new Item(expression, column, type))), input.from());
  }

  private List<Item> replaced(Map<String, Item> changed) {
    return Selection.all(input.schema()).stream()
        .map(item -> changed.getOrDefault(item.name(), item))
        .toList();
  }

  private List<Item> inPlaceOf(String column, List<Item> items) {
    return Selection.all(input.schema()).stream()
        .<Item>mapMulti(
            (item, sink) -> {
              if (item.name().equals(column)) {
                items.forEach(sink);
              } else {
                sink.accept(item);
              }
            })
        .toList();
  }
}
