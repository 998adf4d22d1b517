package dev.weir.pipeline.rules;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.DataFlow;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.place.Positions;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.step.Partner;
import dev.weir.pipeline.step.Step;
import dev.weir.pipeline.step.Transform;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every data set that is named exists, once, and none is made of itself. */
public final class NameRules {
  /** Their names travel in one message of the state machine, which is limited to 256 KiB. */
  private static final int MAX_DATA_SETS = 500;

  private final Pipeline pipeline;
  private final Positions positions;
  private final Problems problems;

  /** Also those that something else is wrong with. */
  private final Set<String> dataSets = new TreeSet<>();

  public NameRules(ParsedPipeline parsed, Problems problems) {
    this.pipeline = parsed.pipeline();
    this.positions = parsed.positions();
    this.problems = problems;
    dataSets.addAll(positions.below("sources"));
    dataSets.addAll(positions.below("transforms"));
  }

  public void check() {
    if (dataSets.size() > MAX_DATA_SETS) {
      problems.add(
          positions,
          "sources",
          "%d data sets are too many: a pipeline has at most %d. Make two pipelines of it"
              .formatted(dataSets.size(), MAX_DATA_SETS));
    }
    for (String name : pipeline.transforms().keySet()) {
      if (positions.has("sources." + name)) {
        String path = "transforms." + name;
        problems.add(positions, path, "'" + name + "' is a source too: rename one of them");
      }
    }
    pipeline.transforms().forEach(this::transform);
    pipeline.checks().forEach(this::checks);
    pipeline.targets().forEach((name, target) -> known(target.from(), "targets." + name + ".from"));
    circles();
  }

  private void transform(String name, Transform transform) {
    if (!(transform instanceof Transform.Steps steps)) {
      return;
    }
    String path = "transforms." + name;
    known(steps.from(), path + ".from");
    for (int i = 0; i < steps.steps().size(); i++) {
      Step step = steps.steps().get(i);
      String at = path + ".steps[" + i + "]." + step.keyword() + ".";
      step.partner().ifPresent(partner -> known(partner.dataSet(), at + partner.key()));
    }
  }

  private void checks(String dataSet, List<Check> checks) {
    known(dataSet, "checks." + dataSet);
    for (int i = 0; i < checks.size(); i++) {
      Check check = checks.get(i);
      String at = "checks." + dataSet + "[" + i + "]." + check.keyword() + ".";
      check.partner().ifPresent(partner -> known(partner.dataSet(), at + partner.key()));
    }
  }

  private void known(String dataSet, String path) {
    boolean written = positions.has("sources." + dataSet) || positions.has("transforms." + dataSet);
    if (!dataSets.contains(dataSet) && !written) {
      problems.add(positions, path, DidYouMean.notOne(dataSet, "data set", dataSets));
    }
  }

  private void circles() {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    pipeline.transforms().forEach((name, transform) -> needs.put(name, needs(transform)));
    new DataFlow(needs)
        .cycle()
        .ifPresent(
            circle ->
                problems.add(
                    positions,
                    "transforms." + circle.getFirst(),
                    "is made of itself: " + String.join(" → ", circle.reversed())));
  }

  // What SQL needs is known to the SQL engine only, so the planner looks again.
  private static Set<String> needs(Transform transform) {
    Set<String> needs = new LinkedHashSet<>();
    if (transform instanceof Transform.Steps steps) {
      needs.add(steps.from());
      for (Step step : steps.steps()) {
        step.partner().map(Partner::dataSet).ifPresent(needs::add);
      }
    }
    return needs;
  }
}
