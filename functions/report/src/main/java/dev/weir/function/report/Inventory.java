package dev.weir.function.report;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.Refusal;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.events.RunEvent.Checked;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.report.Report;
import dev.weir.report.Report.CheckReport;
import dev.weir.report.Report.DataSetReport;
import dev.weir.report.Report.TargetReport;
import dev.weir.report.Report.Totals;
import dev.weir.run.RunContext;
import dev.weir.warehouse.OvertakenTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a plan is in the lake.
 *
 * @param incomplete data sets without a marker
 */
record Inventory(List<DataSetReport> dataSets, List<CheckReport> checks, List<String> incomplete) {
  static final String SOURCE = "source";

  static Inventory none() {
    return new Inventory(List.of(), List.of(), List.of());
  }

  static Inventory of(Plan plan, RunContext context, Lake lake) {
    List<DataSetReport> made = new ArrayList<>();
    List<String> incomplete = new ArrayList<>();
    for (String name : plan.dataSets()) {
      String kind = plan.source(name).isPresent() ? SOURCE : "transform";
      Optional<DataSet> complete = new DataSets(lake).find(context, name);
      complete.map(dataSet -> report(dataSet, kind)).ifPresent(made::add);
      if (complete.isEmpty()) {
        incomplete.add(name);
        Refusal.find(lake, context.folder(), name)
            .filter(refusal -> refusal.planHash().equals(context.planHash()))
            .map(refusal -> report(refusal, kind))
            .ifPresent(made::add);
      }
    }
    return new Inventory(made, checks(plan, context, lake), incomplete);
  }

  /**
   * The plan's targets as this run published them: all that their data sets have, but for those
   * that a newer run had published before.
   */
  List<TargetReport> published(Plan plan, RunContext context, Lake lake) {
    Map<String, String> overtaken =
        lake
            .read(context.folder().overtaken())
            .map(stored -> List.of(Json.read(stored.content(), OvertakenTable[].class)))
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(OvertakenTable::table, OvertakenTable::reason));
    return plan.targets().stream()
        .map(
            target -> {
              Optional<String> reason =
                  Optional.ofNullable(overtaken.get(target.table().toString()));
              return target(
                  target, reason.isPresent() ? Optional.empty() : rows(target.from()), reason);
            })
        .toList();
  }

  /** The plan's targets where nobody knows of a publication. */
  static List<TargetReport> unpublished(Plan plan) {
    return plan.targets().stream()
        .map(target -> target(target, Optional.empty(), Optional.empty()))
        .toList();
  }

  /** The same, with what has vanished since the last run that came to a good end. */
  Inventory since(Optional<Report> before) {
    return new Inventory(
        before.map(report -> Vanished.told(dataSets, report)).orElse(dataSets), checks, incomplete);
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

  private static TargetReport target(
      PlannedTarget target, Optional<Long> rows, Optional<String> overtaken) {
    return new TargetReport(
        target.name(), target.table(), target.write(), target.from(), rows, overtaken);
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

  /** All that a source gives is there or rejected: its marker holds that. */
  private static Optional<Long> dropped(DataSet dataSet, String kind) {
    return kind.equals(SOURCE)
        ? Optional.of(0L)
        : dataSet.balance().flatMap(balance -> balance.dropped(dataSet.readRows()));
  }

  private static DataSetReport report(DataSet dataSet, String kind) {
    return new DataSetReport(
        dataSet.name(),
        kind,
        dataSet.balance().map(RowBalance::inputs).orElse(Map.of()),
        dropped(dataSet, kind),
        dataSet.balance().map(balance -> balance.changes().by()).orElse(List.of()),
        dataSet.readRows(),
        dataSet.rows(),
        dataSet.rejectedRows(),
        false,
        dataSet.rejectReasons(),
        dataSet.rejectPlaces(),
        dataSet.warnings(),
        dataSet.bytes(),
        dataSet.files().size(),
        nulls(dataSet),
        dataSet.took().toMillis() / 1000.0);
  }

  private static DataSetReport report(Refusal refusal, String kind) {
    return new DataSetReport(
        refusal.name(),
        kind,
        Map.of(),
        Optional.empty(),
        List.of(),
        refusal.readRows(),
        0,
        refusal.rejectedRows(),
        true,
        refusal.rejectReasons(),
        refusal.rejectPlaces(),
        List.of(),
        0,
        0,
        Map.of(),
        0);
  }
}
