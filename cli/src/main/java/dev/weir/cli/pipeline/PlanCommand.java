package dev.weir.cli.pipeline;

import dev.weir.cli.view.Console;
import dev.weir.cli.view.JsonOption;
import dev.weir.cli.view.PlanView;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.Project;
import dev.weir.pipeline.Pipeline;
import dev.weir.plan.Plan;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "plan",
    description =
        "Shows what a run would do: waves, SQL, parts, what is published. Writes nothing.",
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The pipeline; see weir list.")
  private String name = "";

  @Mixin private final JsonOption json = new JsonOption();

  private final Project project;
  private final Console console;

  public PlanCommand(Project project, Console console) {
    this.project = project;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Laptop laptop = new Laptop(project, console.err()::println)) {
      Pipeline pipeline = laptop.queried(name);
      Plan plan = Functions.planning(laptop, name).preview(name);
      if (json.wanted()) {
        console.out().println(Json.text(new Planned(plan, statements(laptop, plan))));
        return 0;
      }
      PlanView view = new PlanView(console, plan);
      view.sources();
      view.waves();
      view.targets(statements(laptop, plan));
      view.queries(pipeline.queries());
    }
    return 0;
  }

  /**
   * For programs.
   *
   * @param plan as a run freezes it
   * @param statements that the warehouse would run
   */
  private record Planned(Plan plan, List<String> statements) {}

  private static List<String> statements(Laptop laptop, Plan plan) {
    try (Warehouse warehouse = laptop.warehouse()) {
      return warehouse.outline(publication(plan, laptop.lake()));
    }
  }

  /** As the run would publish it, without files: how many rows there will be, nobody knows yet. */
  private static Publication publication(Plan plan, Lake lake) {
    RunContext context = new RunContext(RunId.parse(plan.runId()), 1, 1, "");
    LakeIdentity identity =
        LakeIdentity.find(lake).orElseGet(() -> new LakeIdentity("new", lake.location()));
    return new Publication(context, identity, plan.outline());
  }
}
