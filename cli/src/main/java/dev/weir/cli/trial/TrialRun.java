package dev.weir.cli.trial;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.view.Console;
import dev.weir.cli.view.Numbers;
import dev.weir.cli.view.RowsView;
import dev.weir.json.Json;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.laptop.trial.Trial;
import dev.weir.laptop.trial.TriedDataSet;
import dev.weir.schema.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries a pipeline in front of a person, or for a program. */
public final class TrialRun {
  private final Project project;
  private final Console console;

  public TrialRun(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  /** For programs. @param published never, said all the same */
  private record Tried(String pipeline, boolean published, int limit, List<Made> dataSets) {}

  /**
   * @param rejects reasons, with the first places of each
   * @param more whether the source has more rows than were read
   * @param first rows of it
   */
  private record Made(
      String name,
      long rows,
      long rejected,
      List<String> rejects,
      boolean more,
      Map<String, String> columns,
      JsonNode first) {
    static Made of(TriedDataSet tried) {
      return new Made(
          tried.name(),
          tried.rows(),
          tried.rejected(),
          tried.rejects(),
          tried.more(),
          tried.first().schema().columns().stream()
              .collect(
                  Collectors.toMap(
                      Column::name,
                      column -> column.type().text(),
                      (one, _) -> one,
                      LinkedHashMap::new)),
          RowsView.objects(tried.first()));
    }
  }

  public void print(String pipeline, TrialOptions options) {
    int limit = options.limit();
    try (Laptop laptop = laptop();
        Trial trial = new Trial(laptop, pipeline, options.only(), limit)) {
      laptop
          .samples(laptop.catalog().read(pipeline).pipeline())
          .forEach(line -> console.err().println(console.dim(line)));
      console
          .out()
          .printf(
              "Trial of %s with the first %s of each source: nothing will be published.%n",
              console.bold(pipeline), Numbers.rows(limit));
      trial.run(tried -> show(tried, options));
    }
    console.out().println();
    console
        .out()
        .println(
            console.suggested(
                "Nothing was published, and no run is kept. Checks judge all rows: they were left out. All of it: ./weir run "
                    + pipeline));
  }

  public void printJson(String pipeline, TrialOptions options) {
    List<Made> made = new ArrayList<>();
    try (Laptop laptop = laptop();
        Trial trial = new Trial(laptop, pipeline, options.only(), options.limit())) {
      trial.run(tried -> made.add(Made.of(tried)));
    }
    console.out().println(Json.text(new Tried(pipeline, false, options.limit(), made)));
  }

  private Laptop laptop() {
    return new Laptop(project, console.err()::println);
  }

  private void show(TriedDataSet tried, TrialOptions options) {
    console.out().println();
    console
        .out()
        .println(
            "%s: %s%s%s"
                .formatted(
                    console.bold(tried.name()),
                    Numbers.rows(tried.rows()),
                    tried.more() ? ", the first of more" : "",
                    tried.rejected() > 0
                        ? console.yellow(", " + Numbers.count(tried.rejected()) + " rejected")
                        : ""));
    tried.rejects().forEach(reason -> console.out().println("  " + reason));
    if (options.shows(tried.name())) {
      RowsView.lines(tried.first()).forEach(console.out()::println);
    }
    if (options.shows(tried.name()) && tried.first().truncated()) {
      console.out().println("…");
    }
  }
}
