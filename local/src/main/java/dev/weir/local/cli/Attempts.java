package dev.weir.local.cli;

import dev.weir.error.TerminalException;
import dev.weir.local.LocalError;
import dev.weir.local.runs.Execution;
import dev.weir.local.runs.ExecutionStore;
import dev.weir.run.RunId;
import java.util.List;
import java.util.Optional;

/** The executions of a run: its name and the number of the attempt make an execution's name. */
record Attempts(ExecutionStore store) {
  /** The newest first. */
  List<Execution> of(RunId run) {
    return store.list().stream().filter(execution -> runOf(execution).equals(run.value())).toList();
  }

  /**
   * @param named a run, or one of its executions
   */
  RunId find(String named) {
    Optional<Execution> execution =
        store.list().stream()
            .filter(candidate -> runOf(candidate).equals(named) || candidate.name().equals(named))
            .findFirst();
    return execution
        .map(found -> RunId.parse(runOf(found)))
        .orElseThrow(
            () ->
                new TerminalException(
                    LocalError.UNKNOWN_RUN,
                    "Cannot find a run '%s'. See ./weir runs.".formatted(named)));
  }

  static String runOf(Execution execution) {
    return execution.name().substring(0, execution.name().lastIndexOf('-'));
  }

  static int number(Execution execution) {
    return Integer.parseInt(execution.name().substring(execution.name().lastIndexOf('-') + 1));
  }
}
