package dev.weir.function.report;

import dev.weir.error.CoreError;
import dev.weir.execution.FunctionFailure;
import java.util.Set;

/**
 * Which command comes after a failure.
 *
 * @param options what commands end with where the run is
 */
record WhatToDo(String options) {
  /**
   * A resumed run has the same rows and the same plan, and fails of them again: too many rejects, a
   * value that a transform cannot take (DuckDB's 2403), a broken check (Transform's 3402), a newer
   * run that has published (the warehouses' 2263 and 2704), one of another lake (2273 and 2730),
   * too many or few rows (Load's 3502).
   */
  private static final Set<Integer> FAILS_AGAIN =
      Set.of(CoreError.TOO_MANY_REJECTS.number(), 2263, 2273, 2403, 2704, 2730, 3402, 3502);

  /**
   * @param planned whether there is a plan to go on with
   */
  String after(FailedExecution execution, boolean planned) {
    String again = "./weir run " + execution.run().pipeline() + options;
    boolean failsAgain =
        FunctionFailure.of(execution.message()).code().stream()
            .anyMatch(code -> FAILS_AGAIN.contains(code.number()));
    return planned && !failsAgain
        ? "If what failed will work another time, go on where it stopped: ./weir resume %s%s. After a change of the pipeline or its data: %s"
            .formatted(execution.run(), options, again)
        : "Mend the cause, then start again: " + again;
  }
}
