package dev.weir.cli.connection;

import dev.weir.cli.connection.KnownConnections.Known;
import dev.weir.cli.error.Failures.Problem;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.Numbers;
import dev.weir.laptop.connection.TestedConnection;
import dev.weir.pipeline.Pipeline;
import dev.weir.secrets.Mask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of testing one connection.
 *
 * @param pipeline empty for the warehouse
 * @param milliseconds that it took
 */
record TestReport(
    Optional<String> pipeline,
    String connection,
    boolean ok,
    long milliseconds,
    Map<String, String> facts,
    List<Problem> problems) {

  static TestReport of(Known known, TestedConnection tested, Duration took, Mask mask) {
    return new TestReport(
        known.pipeline().map(Pipeline::name),
        known.name(),
        tested.problems().isEmpty(),
        took.toMillis(),
        tested.facts(),
        tested.problems().stream().map(problem -> Problem.of(problem, mask)).toList());
  }

  void print(Console console) {
    console
        .out()
        .println(
            "%s%s: %s in %s"
                .formatted(
                    console.bold(connection),
                    pipeline.map(name -> " of " + name).orElse(""),
                    ok ? console.green("ok") : console.red("failed"),
                    Numbers.seconds(Duration.ofMillis(milliseconds))));
    facts.forEach((about, what) -> console.out().println("  " + about + ": " + what));
    problems.forEach(
        problem -> console.out().println(console.red("  " + console.suggested(problem.message()))));
  }
}
