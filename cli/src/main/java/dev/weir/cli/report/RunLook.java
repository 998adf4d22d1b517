package dev.weir.cli.report;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.profile.Profile;
import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.lake.Lake;
import dev.weir.laptop.Laptop;
import dev.weir.page.run.RunFacts;
import dev.weir.pipeline.Pipeline;
import dev.weir.plan.Plan;
import dev.weir.plan.Plans;
import dev.weir.report.Report;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gathers what a page says of a run.
 *
 * @param told what is left out, for people
 */
record RunLook(Laptop laptop, RunRecords records, Consumer<String> told) {
  /**
   * @throws TerminalException if the run has no report
   */
  RunFacts at(RunId run, boolean values) {
    Report report = records.ended(run);
    Optional<byte[]> json =
        records.lake().read(new RunFolder(run).plan()).map(Lake.Stored::content);
    Optional<Plan> plan = json.flatMap(this::readable);
    Map<String, Set<String>> hidden = Map.of();
    Map<String, Profile> profiles = Map.of();
    if (plan.isPresent() && values) {
      Optional<Map<String, Set<String>>> known = hidden(plan.get());
      hidden = known.orElse(Map.of());
      if (known.isPresent()) {
        RunContext context =
            new RunContext(run, report.attempt(), 0, Plans.hash(json.orElseThrow()));
        profiles = profiles(plan.get(), context, hidden);
      }
    }
    return new RunFacts(
        report, plan, profiles, hidden, records.history(run), records.past(run.pipeline()));
  }

  /** A plan of another version leaves all but the report out. */
  private Optional<Plan> readable(byte[] json) {
    try {
      return Optional.of(Plans.parse(json));
    } catch (TerminalException e) {
      told.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Empty where nobody knows what is masked: the pipeline is not here, or not as it was. */
  private Optional<Map<String, Set<String>>> hidden(Plan plan) {
    try {
      Pipeline pipeline = laptop.catalog().read(plan.pipeline()).pipeline();
      boolean same =
          plan.transforms().stream()
              .allMatch(transform -> pipeline.transforms().containsKey(transform.name()));
      if (same) {
        return Optional.of(HiddenColumns.of(plan, pipeline));
      }
    } catch (WeirException _) {
      // As below.
    }
    told.accept(
        "No values are shown: pipeline '%s' is not here as the run had it, and says what is masked."
            .formatted(plan.pipeline()));
    return Optional.empty();
  }

  private Map<String, Profile> profiles(
      Plan plan, RunContext context, Map<String, Set<String>> hidden) {
    DataSets found = new DataSets(records.lake());
    List<DataSet> made =
        plan.dataSets().stream().flatMap(name -> found.find(context, name).stream()).toList();
    return new Profiles(records.lake(), laptop.scratch(), InstantSource.system(), told)
        .of(made, hidden);
  }
}
