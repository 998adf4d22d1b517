package dev.weir.laptop.runs;

import dev.weir.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A command in the middle of an execution. */
final class StartAndWait {
  private StartAndWait() {}

  public static void main(String[] arguments) throws IOException {
    ExecutionStore store = new ExecutionStore(Path.of(arguments[0]), Clock.systemUTC());
    try (RunningExecution running =
        store.start(arguments[1], Json.mapper().createObjectNode().put("pipeline", "a"))) {
      running.event(Json.mapper().createObjectNode().put("id", 1));
      System.out.println("started");
      while (System.in.read() >= 0) {
        // The test decides when it is over.
      }
    }
  }
}
