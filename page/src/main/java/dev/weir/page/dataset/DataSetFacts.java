package dev.weir.page.dataset;

import dev.weir.dataset.profile.Profile;
import dev.weir.events.CheckOutcome;
import dev.weir.report.Report.DataSetReport;
import dev.weir.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a data set.
 *
 * @param report empty where it was not made
 * @param blamed whether the run stopped while it was made
 * @param inputs the data sets that it is made of
 * @param uses the data sets and the tables that are made of it
 * @param sql of a transform
 * @param hidden columns whose values are not shown, as they are masked later on
 */
public record DataSetFacts(
    String name,
    Optional<DataSetReport> report,
    boolean blamed,
    Schema schema,
    List<String> inputs,
    List<String> uses,
    Optional<String> sql,
    List<CheckOutcome> checks,
    Optional<Profile> profile,
    Set<String> hidden) {
  public DataSetFacts {
    inputs = List.copyOf(inputs);
    uses = List.copyOf(uses);
    checks = List.copyOf(checks);
    hidden = Set.copyOf(hidden);
  }

  /** The fragment that leads to it. */
  public static String link(String dataSet) {
    return "#data-" + dataSet;
  }

  public boolean isSource() {
    return sql.isEmpty();
  }

  /** The worst of the run, its rejects and its checks. */
  public Health health() {
    boolean broken = checks.stream().anyMatch(check -> check.fails() && !check.passed());
    if (blamed || broken || report.filter(DataSetReport::refused).isPresent()) {
      return Health.BAD;
    }
    if (report.isEmpty()) {
      return Health.ABSENT;
    }
    DataSetReport made = report.get();
    boolean odd =
        made.rejected() > 0
            || !made.warnings().isEmpty()
            || checks.stream().anyMatch(check -> !check.passed());
    return odd ? Health.ODD : Health.GOOD;
  }
}
