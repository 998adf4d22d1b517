package dev.weir.simulation.check;

import dev.weir.pipeline.Write;
import dev.weir.simulation.sql.run.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What tables are to have in them, said in a few lines that look like nothing of Weir's. */
final class Contents {
  private Contents() {}

  /** The rows' values as sorted text, so that two tables of the same rows are equal. */
  static List<String> of(List<Row> rows, List<String> columns) {
    return rows.stream()
        .map(row -> text(columns.stream().<@Nullable Object>map(row::value).toList()))
        .sorted()
        .toList();
  }

  static String text(List<@Nullable Object> values) {
    return String.join("|", values.stream().map(Objects::toString).toList());
  }

  /** What a table has after a run's rows have been published into it. */
  static List<String> published(Write write, List<String> before, List<String> rows) {
    List<String> after =
        new ArrayList<>(
            switch (write) {
              case REPLACE -> List.of();
              case APPEND -> before;
              case MERGE -> without(before, rows);
            });
    after.addAll(rows);
    after.sort(null);
    return after;
  }

  /** The key is the first column. */
  private static List<String> without(List<String> before, List<String> rows) {
    UnaryOperator<String> key = row -> row.substring(0, row.indexOf('|'));
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(key.apply(row)));
    return before.stream().filter(row -> !keys.contains(key.apply(row))).toList();
  }
}
