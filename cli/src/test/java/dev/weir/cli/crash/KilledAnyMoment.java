package dev.weir.cli.crash;

import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.laptop.PipelineRun;
import dev.weir.laptop.Project;
import dev.weir.laptop.runs.ExecutionStore;
import dev.weir.message.RunInput;
import dev.weir.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * An attempt of a run, to be killed from outside. It waits for a line before it begins, so that the
 * JVM can be started early.
 */
final class KilledAnyMoment {
  private KilledAnyMoment() {}

  /**
   * @param arguments the project's folder, the run, the attempt
   */
  public static void main(String[] arguments) throws IOException {
    Project project = new Project(Path.of(arguments[0]), Map.of());
    RunId run = RunId.parse(arguments[1]);
    int _ = System.in.read();
    try (Laptop laptop = new Laptop(project, _ -> {})) {
      var _ =
          new PipelineRun(
                  new RunInput(run, Integer.parseInt(arguments[2])),
                  Functions.of(laptop, run.pipeline(), _ -> {}),
                  new ExecutionStore(project.executions(), InstantSource.system()),
                  _ -> {})
              .run();
    }
  }
}
