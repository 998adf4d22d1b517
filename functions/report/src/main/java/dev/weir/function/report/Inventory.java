package dev.weir.function.report;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.events.RunEvent.Checked;
import dev.weir.function.report.Report.CheckReport;
import dev.weir.function.report.Report.DataSetReport;
import dev.weir.function.report.Report.TargetReport;
import dev.weir.function.report.Report.Totals;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.run.RunContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a plan is in the lake.
 *
 * @param incomplete data sets without a marker
 */
record Inventory(List<DataSetReport> dataSets, List<CheckReport> checks, List<String> incomplete) {
  private static final String SOURCE = "source";

  static Inventory none() {
    return new Inventory(List.of(), List.of(), List.of());
  }

  static Inventory of(Plan plan, RunContext context, Lake lake) {
    DataSets found = new DataSets(lake);
    List<DataSetReport> complete = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (PlannedSource source : plan.sources()) {
      found
          .find(context, source.name())
          .ifPresentOrElse(
              dataSet -> complete.add(report(dataSet, SOURCE)),
              () -> incomplete.add(source.name()));
    }
    for (PlannedTransform transform : plan.transforms()) {
      found
          .find(context, transform.name())
          .ifPresentOrElse(
              dataSet -> complete.add(report(dataSet, "transform")),
              () -> incomplete.add(transform.name()));
    }
    return new Inventory(complete, checks(plan, context, lake), incomplete);
  }

  /** The plan's targets as this run published them: all that their data sets have. */
  List<TargetReport> published(Plan plan) {
    return plan.targets().stream().map(target -> target(target, rows(target.from()))).toList();
  }

  /** The plan's targets where nobody knows of a publication. */
  static List<TargetReport> unpublished(Plan plan) {
    return plan.targets().stream().map(target -> target(target, Optional.empty())).toList();
  }

  Totals totals(List<TargetReport> targets) {
    return new Totals(
        dataSets.stream()
            .filter(dataSet -> dataSet.kind().equals(SOURCE))
            .mapToLong(DataSetReport::read)
            .sum(),
        dataSets.stream().mapToLong(DataSetReport::rejected).sum(),
        dataSets.stream().mapToLong(DataSetReport::rows).sum(),
        targets.stream().mapToLong(target -> target.rows().orElse(0L)).sum());
  }

  private Optional<Long> rows(String dataSet) {
    return dataSets.stream()
        .filter(report -> report.name().equals(dataSet))
        .map(DataSetReport::rows)
        .findFirst();
  }

  private static TargetReport target(PlannedTarget target, Optional<Long> rows) {
    return new TargetReport(target.name(), target.table(), target.write(), target.from(), rows);
  }

  private static List<CheckReport> checks(Plan plan, RunContext context, Lake lake) {
    List<CheckReport> reports = new ArrayList<>();
    for (PlannedChecks checks : plan.checks()) {
      lake.read(context.folder().checks(checks.dataSet()))
          .map(stored -> Json.read(stored.content(), Checked.class))
          .ifPresent(
              checked -> reports.add(new CheckReport(checked.dataSet(), checked.outcomes())));
    }
    lake.read(context.folder().rowCounts())
        .map(stored -> List.of(Json.read(stored.content(), Checked[].class)))
        .orElse(List.of())
        .forEach(counts -> reports.add(new CheckReport(counts.dataSet(), counts.outcomes())));
    return reports;
  }

  private static Map<String, Long> nulls(DataSet dataSet) {
    Map<String, Long> ordered = new LinkedHashMap<>();
    dataSet.schema().names().forEach(n -> ordered.put(n, dataSet.nulls().getOrDefault(n, 0L)));
    return ordered;
  }

  private static DataSetReport report(DataSet dataSet, String kind) {
    return new DataSetReport(
        dataSet.name(),
        kind,
        dataSet.readRows(),
        dataSet.rows(),
        dataSet.rejectedRows(),
        dataSet.rejectReasons(),
        dataSet.bytes(),
        dataSet.files().size(),
        nulls(dataSet),
        dataSet.took().toMillis() / 1000.0);
  }
}
