package dev.weir.function.report;

import dev.weir.error.CoreError;
import dev.weir.error.ErrorCode;
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
   * run that has published (the warehouses' 2263 and 2704), one of another lake (2273 and 2730) or
   * plan (2274 and 2731), too many or few rows (Load's 3502).
   */
  private static final Set<Integer> FAILS_AGAIN =
      Set.of(
          CoreError.TOO_MANY_REJECTS.number(),
          2263,
          2273,
          2274,
          2403,
          2704,
          2730,
          2731,
          3402,
          3502);

  /**
   * @param planned whether there is a plan to go on with
   */
  String after(FailedExecution execution, boolean planned) {
    String again = "./weir run " + execution.run().pipeline() + options;
    String next = planned ? "./weir resume " + execution.run() + options : again;
    String goOn = planned ? "go on where it stopped: " : "start again: ";
    int number = FunctionFailure.of(execution.message()).code().map(ErrorCode::number).orElse(0);
    if (number == LambdaEnd.OUT_OF_MEMORY.number()) {
      return moreMemory(goOn, next);
    }
    if (number == LambdaEnd.TIMED_OUT.number()) {
      return "If a source or the warehouse hung, %s%s. If there is too much for one call, divide it (a source by a filter, a transform by steps of its own), then: %s"
          .formatted(goOn, next, again);
    }
    return planned && !FAILS_AGAIN.contains(number)
        ? "If what failed will work another time, %s%s. After a change of the pipeline or its data: %s"
            .formatted(goOn, next, again)
        : "Mend the cause, then start again: " + again;
  }

  private String moreMemory(String goOn, String next) {
    return options.isEmpty()
        ? "Give Java more memory, then %sJAVA_TOOL_OPTIONS=-Xmx8g %s".formatted(goOn, next)
        : "Give the function more memory: the stack's ExtractMemory where a source was read, TransformMemory where a transform was made. Then %s%s"
            .formatted(goOn, next);
  }
}
