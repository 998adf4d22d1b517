package dev.weir.plan;

import dev.weir.error.DidYouMean;
import dev.weir.pipeline.DataFlow;
import dev.weir.pipeline.ParsedPipeline;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.check.Check;
import dev.weir.pipeline.place.Problems;
import dev.weir.pipeline.step.Transform;
import dev.weir.sql.StepProblem;
import dev.weir.sql.check.CheckCompiler;
import dev.weir.sql.step.StepCompiler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is made, and checked, after what. A check runs when its own data set is made; one that reads
 * a data set that is itself made of the checked one runs when that one is.
 */
final class Flow {
  /**
   * A check and when it runs.
   *
   * @param dataSet that is checked
   * @param at its index among the data set's checks
   * @param inputs data sets that it reads, its own first
   * @param runsWith the data set that it runs with
   */
  record Placed(String dataSet, int at, Check check, List<String> inputs, String runsWith) {
    String path() {
      return "checks." + dataSet + "[" + at + "]";
    }
  }

  private final ParsedPipeline parsed;
  private final Pipeline pipeline;
  private final StepCompiler compiler;
  private final CheckCompiler checkCompiler;
  private final Problems problems;
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final Map<String, Set<String>> inputs = new LinkedHashMap<>();
  private final List<Placed> checks = new ArrayList<>();
  private boolean isCircular;

  Flow(
      ParsedPipeline parsed,
      StepCompiler compiler,
      CheckCompiler checkCompiler,
      Problems problems) {
    this.parsed = parsed;
    this.pipeline = parsed.pipeline();
    this.compiler = compiler;
    this.checkCompiler = checkCompiler;
    this.problems = problems;
    pipeline.transforms().forEach(this::transform);
    new DataFlow(needs).cycle().ifPresent(this::circle);
    if (!isCircular) {
      pipeline.checks().forEach(this::place);
    }
  }

  private void transform(String name, Transform transform) {
    Set<String> named = new LinkedHashSet<>();
    try {
      named.addAll(compiler.inputs(transform));
    } catch (StepProblem e) {
      problems.add(parsed.positions(), "transforms." + name + ".sql", e.getMessage());
    }
    named.forEach(input -> known(input, "transforms." + name + ".sql"));
    named.retainAll(dataSets());
    needs.put(name, named);
    inputs.put(name, Set.copyOf(named));
  }

  private void known(String input, String path) {
    if (!isDataSet(input)) {
      problems.add(parsed.positions(), path, DidYouMean.notOne(input, "data set", dataSets()));
    }
  }

  private boolean isDataSet(String name) {
    return pipeline.sources().containsKey(name) || pipeline.transforms().containsKey(name);
  }

  private Set<String> dataSets() {
    Set<String> all = new LinkedHashSet<>(pipeline.sources().keySet());
    all.addAll(pipeline.transforms().keySet());
    return all;
  }

  private void circle(List<String> circle) {
    isCircular = true;
    problems.add(
        parsed.positions(),
        "transforms." + circle.getFirst(),
        "is made of itself: " + String.join(" → ", circle.reversed()));
  }

  private void place(String dataSet, List<Check> all) {
    for (int i = 0; i < all.size(); i++) {
      Check check = all.get(i);
      if (check instanceof Check.RowCount count && !count.hasBounds()) {
        continue; // Held when it is published: see TargetPlanner.
      }
      needs.computeIfAbsent(dataSet, _ -> new LinkedHashSet<>());
      List<String> inputs = inputs(dataSet, check, "checks." + dataSet + "[" + i + "]");
      String runsWith = dataSet;
      for (String input : inputs) {
        runsWith = later(runsWith, input);
      }
      checks.add(new Placed(dataSet, i, check, inputs, runsWith));
    }
  }

  /** Those that exist. */
  private List<String> inputs(String dataSet, Check check, String path) {
    try {
      List<String> inputs = checkCompiler.inputs(check, dataSet);
      if (check instanceof Check.Sql) {
        inputs.forEach(input -> known(input, path + ".sql"));
      }
      return inputs.stream().filter(this::isDataSet).toList();
    } catch (StepProblem e) {
      return List.of(dataSet); // Told when the check is compiled.
    }
  }

  /** Of two data sets the one that is made later, which from now on needs the other. */
  private String later(String dataSet, String to) {
    if (dataSet.equals(to)) {
      return dataSet;
    }
    boolean isMadeOfIt = allNeeds(to).contains(dataSet);
    String later = isMadeOfIt ? to : dataSet;
    needs.computeIfAbsent(later, _ -> new LinkedHashSet<>()).add(isMadeOfIt ? dataSet : to);
    return later;
  }

  private Set<String> allNeeds(String name) {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(needs.getOrDefault(name, Set.of()));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (all.add(next)) {
        open.addAll(needs.getOrDefault(next, Set.of()));
      }
    }
    return all;
  }

  /** The data sets that a transform is made of. */
  Set<String> inputs(String transform) {
    return inputs.getOrDefault(transform, Set.of());
  }

  boolean isCircular() {
    return isCircular;
  }

  List<List<String>> waves() {
    return new DataFlow(needs).waves();
  }

  /** Transforms, each after its inputs. */
  List<String> order() {
    return waves().stream()
        .flatMap(List::stream)
        .filter(pipeline.transforms()::containsKey)
        .toList();
  }

  /** The checks that run with each data set, those of the data set itself first. */
  Map<String, List<Placed>> checks() {
    Map<String, List<Placed>> byPlace = new LinkedHashMap<>();
    checks.stream()
        .sorted(Comparator.comparing(placed -> !placed.dataSet().equals(placed.runsWith())))
        .forEach(
            placed ->
                byPlace.computeIfAbsent(placed.runsWith(), _ -> new ArrayList<>()).add(placed));
    return byPlace;
  }
}
