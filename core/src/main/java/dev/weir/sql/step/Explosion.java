package dev.weir.sql.step;

import dev.weir.pipeline.step.RowStep.Explode;
import dev.weir.pipeline.step.RowStep.NoElements;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.sql.Input;
import dev.weir.sql.Sql;
import dev.weir.sql.StepProblem;
import dev.weir.sql.step.Selection.Flaw;
import dev.weir.sql.step.Selection.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The step that makes rows of lists. */
record Explosion(Input input) {
  Selection explode(Explode step) throws StepProblem {
    String column = Sql.identifier(input.text(step.column()).name());
    if (step.separator().filter(String::isEmpty).isPresent()) {
      throw StepProblem.of(
          "Exploding '%s' needs what stands between its elements.".formatted(step.column()));
    }
    String list =
        step.separator()
            .map(separator -> parts(column, Sql.literal(separator)))
            .orElseGet(() -> elements(column));
    List<Flaw> flaws =
        step.separator().isPresent()
            ? List.of()
            : List.of(
                new Flaw(
                    isNoList(column), step.column() + " is neither a JSON array nor an object"));
    List<Item> items =
        Selection.all(input.schema()).stream()
            .flatMap(
                item ->
                    item.name().equals(step.column())
                        ? element(list, step).stream()
                        : Stream.of(item))
            .toList();
    return new Selection(items, List.of(input.from()), flaws);
  }

  /** What takes the list's place. */
  private static List<Item> element(String list, Explode step) {
    List<Item> items = new ArrayList<>();
    items.add(new Item("unnest(" + orOne(list, step.empty()) + ")", step.as(), Simple.TEXT));
    // Lists beside each other are taken apart together, an element of each at a time.
    String positions = orOne("range(1, len(" + list + ") + 1)", step.empty());
    step.position()
        .ifPresent(
            name ->
                items.add(
                    new Item("CAST(unnest(" + positions + ") AS INTEGER)", name, Simple.INTEGER)));
    return items;
  }

  /** An empty text has no elements, not an empty one. */
  private static String parts(String column, String separator) {
    return "CASE WHEN %1$s <> '' THEN string_split(%1$s, %2$s) END".formatted(column, separator);
  }

  /** An object is one element: in XML, nothing else tells a list of one. */
  private static String elements(String column) {
    return """
        TRY(CASE json_type(%1$s) WHEN 'OBJECT' THEN [json_extract_string(%1$s, '$')] \
        ELSE json_extract_string(%1$s, '$[*]') END)"""
        .formatted(column);
  }

  /** What is null and JSON's null is a list without elements. */
  private static String isNoList(String column) {
    return "%1$s IS NOT NULL AND coalesce(TRY(json_type(%1$s)), '') NOT IN ('ARRAY', 'OBJECT', 'NULL')"
        .formatted(column);
  }

  /** Of no list, and of an empty one, unnest makes no row. */
  private static String orOne(String list, NoElements empty) {
    return switch (empty) {
      case KEEP -> "coalesce(nullif(" + list + ", []), [NULL])";
      case DROP -> list;
    };
  }
}
