package dev.weir.cli.crash;

import dev.weir.execution.HistoryEvent;
import dev.weir.execution.HistoryListener;
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
 * A first attempt that is killed when the n-th event of a type is in its history. It waits for a
 * line before it begins, so that the JVM can be started early.
 */
final class KilledAtEvent implements HistoryListener {
  static final int KILLED = 137;

  private final String type;
  private int left;

  private KilledAtEvent(String type, int left) {
    this.type = type;
    this.left = left;
  }

  @Override
  public void heard(HistoryEvent event) {
    if (event.type().equals(type)) {
      left--;
      if (left == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Project project = new Project(Path.of(arguments[0]), Map.of());
    RunId run = RunId.parse(arguments[1]);
    int _ = System.in.read();
    try (Laptop laptop = new Laptop(project, _ -> {})) {
      var _ =
          new PipelineRun(
                  new RunInput(run, 1),
                  Functions.of(laptop, run.pipeline(), _ -> {}),
                  new ExecutionStore(project.executions(), InstantSource.system()),
                  new KilledAtEvent(arguments[2], Integer.parseInt(arguments[3])))
              .run();
    }
  }
}
