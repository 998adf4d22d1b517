package dev.weir.simulation.check;

import dev.weir.pipeline.Write;
import dev.weir.simulation.sql.run.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        switch (write) {
          case REPLACE -> new ArrayList<>(rows);
          case APPEND -> appended(before, rows);
          case MERGE -> merged(before, rows);
        };
    after.sort(null);
    return after;
  }

  private static List<String> appended(List<String> before, List<String> rows) {
    List<String> after = new ArrayList<>(before);
    after.addAll(rows);
    return after;
  }

  /** The key is the first column. Where others have appended it twice, both rows are new. */
  private static List<String> merged(List<String> before, List<String> rows) {
    Map<String, String> fresh = new HashMap<>();
    rows.forEach(row -> fresh.put(key(row), row));
    List<String> after = new ArrayList<>();
    before.forEach(row -> after.add(fresh.getOrDefault(key(row), row)));
    before.forEach(row -> fresh.remove(key(row)));
    after.addAll(fresh.values());
    return after;
  }

  private static String key(String row) {
    return row.substring(0, row.indexOf('|'));
  }
}
