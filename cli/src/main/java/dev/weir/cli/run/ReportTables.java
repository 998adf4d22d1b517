package dev.weir.cli.run;

import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.TargetReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report counts, for people. */
record ReportTables(Report report) {
  String totals() {
    Report.Totals totals = report.totals();
    return "%s read, %s rejected, %s written, %s published"
        .formatted(
            Numbers.rows(totals.read()),
            Numbers.count(totals.rejected()),
            Numbers.count(totals.written()),
            Numbers.count(totals.published()));
  }

  TextTable published() {
    TextTable table =
        new TextTable(
            List.of("published", "rows", "write", "from"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT));
    for (TargetReport target : report.targets()) {
      table.row(
          target.table().toString(),
          rows(target),
          target.write().name().toLowerCase(Locale.ROOT),
          target.from());
    }
    return table;
  }

  /** What was read of sources of which it was what is new, a line for each. */
  List<String> increments() {
    return report.increments().stream()
        .map(
            increment ->
                "%s: %s%s"
                    .formatted(
                        increment.source(),
                        window(increment),
                        increment.leftOut() == 0
                            ? ""
                            : ", without %s where it is null"
                                .formatted(Numbers.rows(increment.leftOut()))))
        .toList();
  }

  private static String window(Report.IncrementReport increment) {
    String to = increment.to().orElse("the first value");
    return increment.from().equals(increment.to())
        ? "nothing behind %s %s".formatted(increment.cursor(), to)
        : "%s from %s to before %s"
            .formatted(increment.cursor(), increment.from().orElse("the beginning"), to);
  }

  private static String rows(TargetReport target) {
    return target
        .rows()
        .map(Numbers::count)
        .orElse(target.overtaken().isPresent() ? "overtaken" : "?");
  }

  /** Why rows were rejected; empty where none were. */
  Optional<TextTable> rejected() {
    if (report.totals().rejected() == 0) {
      return Optional.empty();
    }
    TextTable table =
        new TextTable(
            List.of("rejected", "rows", "reason", "first at"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT));
    for (DataSetReport dataSet : report.dataSets()) {
      dataSet
          .reasons()
          .forEach(
              (reason, rows) ->
                  table.row(
                      dataSet.name(),
                      Numbers.count(rows),
                      reason,
                      String.join("; ", dataSet.places().getOrDefault(reason, List.of()))));
    }
    return Optional.of(table);
  }

  /** What people should know of data sets and tables although nothing failed, a line for each. */
  List<String> warnings() {
    return Stream.of(
            report.dataSets().stream()
                .flatMap(
                    dataSet -> dataSet.warnings().stream().map(w -> dataSet.name() + ": " + w)),
            report.drift().stream().map(change -> "schema: " + change.says()),
            report.targets().stream().flatMap(target -> target.overtaken().stream()))
        .flatMap(warnings -> warnings)
        .toList();
  }

  /** Where steps left rows out, how many and of what; empty where none did. */
  Optional<TextTable> dropped() {
    TextTable table =
        new TextTable(
            List.of("dropped", "rows", "of", "by"),
            List.of(Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT));
    List<DataSetReport> dropping =
        report.dataSets().stream().filter(d -> d.dropped().orElse(0L) > 0).toList();
    for (DataSetReport dataSet : dropping) {
      Entry<String, Long> input = dataSet.inputs().entrySet().iterator().next();
      table.row(
          dataSet.name(),
          Numbers.count(dataSet.dropped().orElseThrow()),
          "%s %s".formatted(input.getKey(), Numbers.count(input.getValue())),
          String.join(", ", dataSet.changedBy()));
    }
    return dropping.isEmpty() ? Optional.empty() : Optional.of(table);
  }

  /**
   * Where a column misses values anywhere, all data sets that have it: before and after a fill
   * stand side by side. Empty where none are missing.
   */
  Optional<TextTable> missingValues() {
    Map<String, List<DataSetReport>> byColumn = new LinkedHashMap<>();
    for (DataSetReport dataSet : report.dataSets()) {
      dataSet.nulls().entrySet().stream()
          .filter(column -> column.getValue() > 0)
          .map(Entry::getKey)
          .forEach(column -> byColumn.computeIfAbsent(column, this::having));
    }
    if (byColumn.isEmpty()) {
      return Optional.empty();
    }
    TextTable table =
        new TextTable(List.of("missing values", "by data set"), List.of(Align.LEFT, Align.LEFT));
    byColumn.forEach((column, dataSets) -> table.row(column, counts(column, dataSets)));
    return Optional.of(table);
  }

  private List<DataSetReport> having(String column) {
    return report.dataSets().stream()
        .filter(dataSet -> dataSet.nulls().containsKey(column))
        .toList();
  }

  private static String counts(String column, List<DataSetReport> dataSets) {
    return dataSets.stream()
        .map(
            dataSet ->
                dataSet.name() + " " + Numbers.count(dataSet.nulls().getOrDefault(column, 0L)))
        .collect(Collectors.joining(", "));
  }
}
