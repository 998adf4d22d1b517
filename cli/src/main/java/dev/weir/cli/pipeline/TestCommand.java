package dev.weir.cli.pipeline;

import dev.weir.cli.error.CommandError;
import dev.weir.cli.error.Failures;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.duckdb.DuckDbEngine;
import dev.weir.error.Category;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Scratch;
import dev.weir.laptop.Project;
import dev.weir.laptop.testing.TestResult;
import dev.weir.laptop.testing.TestRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "test",
    description =
        "Runs the tests beside a pipeline, or all: rows in, rows out, without sources and warehouse.",
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A pipeline; without it, all that have tests.")
  private String name = "";

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public TestCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    TestView view = new TestView(console, project.mask());
    List<TestResult> results = new ArrayList<>();
    try (DuckDbEngine engine = new DuckDbEngine()) {
      TestRunner runner =
          new TestRunner(
              project.catalog(),
              project.pipelines(),
              engine,
              Scratch.shared(project.scratch(), Duration.ZERO));
      List<String> pipelines = name.isEmpty() ? project.catalog().names() : List.of(name);
      for (String pipeline : pipelines) {
        for (Path test : tests(runner, pipeline)) {
          TestResult result = runner.run(pipeline, test);
          results.add(result);
          if (!json.wanted()) {
            view.print(result);
          }
        }
      }
    }
    if (json.wanted()) {
      console.out().println(Json.text(results.stream().map(view::told).toList()));
    } else {
      view.print(results);
    }
    return code(results);
  }

  private List<Path> tests(TestRunner runner, String pipeline) {
    List<Path> tests = runner.tests(pipeline);
    if (tests.isEmpty() && !name.isEmpty()) {
      String known = project.catalog().read(name).pipeline().name();
      throw new TerminalException(
          CommandError.NO_TESTS,
          "Cannot test pipeline '%s': it has no tests. Write one as %s, with the keys given and expect."
              .formatted(
                  known, project.pipelines().resolve(known).resolve("tests").resolve("NAME.yaml")));
    }
    return tests;
  }

  /** As of a run: 2 where a file is wrong. */
  private static int code(List<TestResult> results) {
    if (results.stream().allMatch(TestResult::passed)) {
      return 0;
    }
    boolean wrong =
        results.stream()
            .flatMap(result -> result.failure().stream())
            .anyMatch(failure -> failure.code().category() == Category.CONFIG);
    return wrong ? Failures.WRONG_INPUT : Failures.FAILED;
  }
}
