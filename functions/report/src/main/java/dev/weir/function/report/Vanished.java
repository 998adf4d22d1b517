package dev.weir.function.report;

import dev.weir.report.Report;
import dev.weir.report.Report.DataSetReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which columns of a source have no value any more, as where a field was renamed. */
final class Vanished {
  private Vanished() {}

  /** The same data sets, with a warning for each column that the report before has values in. */
  static List<DataSetReport> told(List<DataSetReport> dataSets, Report before) {
    return dataSets.stream()
        .map(
            now ->
                before.dataSets().stream()
                    .filter(other -> other.name().equals(now.name()))
                    .findFirst()
                    .map(earlier -> told(now, earlier, before.runId()))
                    .orElse(now))
        .toList();
  }

  private static DataSetReport told(DataSetReport now, DataSetReport before, String run) {
    List<String> warnings = new ArrayList<>(now.warnings());
    if (now.kind().equals(Inventory.SOURCE) && now.rows() > 0) {
      now.nulls().entrySet().stream()
          .filter(column -> column.getValue() == now.rows())
          .map(Map.Entry::getKey)
          .filter(column -> before.nulls().getOrDefault(column, before.rows()) < before.rows())
          .map(
              column ->
                  "no row has a value in '%s', which %d of %d had in run %s"
                      .formatted(
                          column,
                          before.rows() - before.nulls().getOrDefault(column, 0L),
                          before.rows(),
                          run))
          .forEach(warnings::add);
    }
    return now.with(warnings);
  }
}
