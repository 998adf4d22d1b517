package dev.weir.cli.run;

import dev.weir.cli.view.Console;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a run prints: lines for people, or for a program its report, and the lines beside it.
 *
 * @param json whether a program asks
 */
record RunOutput(Console console, boolean json) {
  /** Where the lines for people go. */
  Console people() {
    return json ? console.aside() : console;
  }

  /** Prints the report, as it lies in the lake; of a run that has none, its name. */
  void end(Lake lake, RunId run) {
    if (json) {
      console
          .out()
          .println(
              lake.read(new RunFolder(run).report())
                  .map(stored -> new String(stored.content(), StandardCharsets.UTF_8))
                  .orElseGet(() -> Json.text(Map.of("runId", run.value()))));
    }
  }
}
