package dev.weir.page.run;

import dev.weir.dataset.profile.Profile;
import dev.weir.execution.HistoryEvent;
import dev.weir.page.dataset.DataSetFacts;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.report.Report;
import dev.weir.report.Report.CheckReport;
import dev.weir.report.Report.DataSetReport;
import dev.weir.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a run when its page is made.
 *
 * @param plan empty where the run failed before it had one
 * @param profiles by data set; of those that were looked at
 * @param hidden by data set, columns whose values are not shown
 * @param history of its last attempt; empty where nobody has it
 * @param past runs of the pipeline, the newest first, this one included
 */
public record RunFacts(
    Report report,
    Optional<Plan> plan,
    Map<String, Profile> profiles,
    Map<String, Set<String>> hidden,
    List<HistoryEvent> history,
    List<PastRun> past) {
  public RunFacts {
    profiles = Map.copyOf(profiles);
    hidden = Map.copyOf(hidden);
    history = List.copyOf(history);
    past = List.copyOf(past);
  }

  /** The good runs before this one, the newest first. */
  List<Report> goodBefore() {
    return past.stream()
        .filter(PastRun::succeeded)
        .flatMap(each -> each.report().stream())
        .filter(each -> !each.runId().equals(report.runId()))
        .filter(each -> each.finishedAt().isBefore(report.finishedAt()))
        .filter(each -> !each.isWithoutNew())
        .toList();
  }

  /** In the plan's order. */
  List<DataSetFacts> dataSets() {
    return plan.map(known -> known.dataSets().stream().map(name -> dataSet(known, name)).toList())
        .orElse(List.of());
  }

  private DataSetFacts dataSet(Plan known, String name) {
    Optional<PlannedTransform> transform = known.transform(name);
    Schema schema =
        transform
            .map(PlannedTransform::schema)
            .orElseGet(() -> known.source(name).orElseThrow().schema());
    return new DataSetFacts(
        name,
        made(name),
        isBlamed(name),
        schema,
        transform.map(PlannedTransform::inputs).orElse(List.of()),
        uses(known, name),
        transform.map(PlannedTransform::sql),
        report.checks().stream()
            .filter(checks -> checks.dataSet().equals(name))
            .map(CheckReport::outcomes)
            .flatMap(List::stream)
            .toList(),
        Optional.ofNullable(profiles.get(name)),
        hidden.getOrDefault(name, Set.of()));
  }

  private Optional<DataSetReport> made(String name) {
    return report.dataSets().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Messages name what they are about: {@code Cannot make data set 'rating': ...}. */
  private boolean isBlamed(String name) {
    return report
        .failure()
        .filter(failure -> failure.incomplete().contains(name))
        .filter(failure -> failure.message().contains("'" + name + "'"))
        .isPresent();
  }

  private static List<String> uses(Plan plan, String name) {
    return Stream.concat(
            plan.transforms().stream()
                .filter(transform -> transform.inputs().contains(name))
                .map(PlannedTransform::name),
            plan.targets().stream()
                .filter(target -> target.from().equals(name))
                .map(target -> target.table().toString()))
        .toList();
  }
}
