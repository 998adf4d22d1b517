package dev.weir.cli.pipeline;

import dev.weir.cli.error.Failures.Problem;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.TextTable;
import dev.weir.cli.view.TextTable.Align;
import dev.weir.laptop.testing.Difference;
import dev.weir.laptop.testing.TestResult;
import dev.weir.secrets.Mask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Results of tests: a line for each, and a table of what is not as expected. */
record TestView(Console console, Mask mask) {
  private static final int MOST_ROWS = 50;

  /** A result as programs read it. */
  record Told(
      String pipeline,
      String test,
      boolean passed,
      List<Difference> differences,
      Optional<Problem> problem) {}

  Told told(TestResult result) {
    return new Told(
        result.pipeline(),
        result.test(),
        result.passed(),
        result.differences(),
        result.failure().map(failure -> Problem.of(failure, mask)));
  }

  void print(TestResult result) {
    String name = result.pipeline() + "/" + result.test();
    console.out().println(result.passed() ? console.green("✓ " + name) : console.red("✗ " + name));
    result
        .failure()
        .ifPresent(
            failure ->
                mask.of(String.valueOf(failure.getMessage()))
                    .lines()
                    .forEach(line -> console.out().println("    " + console.suggested(line))));
    byDataSet(result.differences()).forEach(this::print);
  }

  private static Map<String, List<Difference>> byDataSet(List<Difference> differences) {
    return differences.stream()
        .collect(
            Collectors.groupingBy(Difference::dataSet, LinkedHashMap::new, Collectors.toList()));
  }

  private void print(String dataSet, List<Difference> differences) {
    console.out().println("    " + dataSet + ":");
    table(differences).lines().forEach(line -> console.out().println("      " + line));
    if (differences.size() > MOST_ROWS) {
      console.out().println("      … and %d more".formatted(differences.size() - MOST_ROWS));
    }
  }

  /** A column for each that a row has; of a row that differs, what is and what should be. */
  private static TextTable table(List<Difference> differences) {
    Set<String> columns = new LinkedHashSet<>();
    differences.forEach(difference -> columns.addAll(difference.row().keySet()));
    List<String> headers = new ArrayList<>(List.of(""));
    headers.addAll(columns);
    TextTable table = new TextTable(headers, Collections.nCopies(headers.size(), Align.LEFT));
    for (Difference difference : differences.subList(0, Math.min(MOST_ROWS, differences.size()))) {
      List<String> cells = new ArrayList<>(List.of(word(difference)));
      columns.forEach(column -> cells.add(cell(difference, column)));
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String word(Difference difference) {
    return switch (difference.kind()) {
      case MISSING -> "missing";
      case UNEXPECTED -> "unexpected";
      case DIFFERS -> "differs";
    };
  }

  private static String cell(Difference difference, String column) {
    String value = difference.row().getOrDefault(column, "");
    return Optional.ofNullable(difference.expected().get(column))
        .map(expected -> value + " (expected " + expected + ")")
        .orElse(value);
  }

  void print(List<TestResult> results) {
    long passed = results.stream().filter(TestResult::passed).count();
    long failed = results.size() - passed;
    console
        .out()
        .println(
            "%s: %d passed, %d failed."
                .formatted(Numbers.counted(results.size(), "test"), passed, failed));
  }
}
