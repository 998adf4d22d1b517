package dev.weir.function.report;

import dev.weir.error.Category;
import dev.weir.error.CoreError;
import dev.weir.error.ErrorCode;
import java.util.Set;

/**
 * Which command comes after a failure.
 *
 * @param options what commands end with where the run is
 */
record WhatToDo(String options) {
  /**
   * A resumed run has the same plan, and fails of it again: of too many rejects, of what an API
   * refuses (3103), of a newer run that has published (the warehouses' 2263 and 2704), of one of
   * another lake (2273 and 2730) or plan (2274 and 2731).
   */
  private static final Set<Integer> OF_THE_PLAN =
      Set.of(CoreError.TOO_MANY_REJECTS.number(), 2263, 2273, 2274, 2704, 2730, 2731, 3103);

  /** Rows that are not all staged: these are staged again. */
  private static final Set<Integer> STAGED_AGAIN = Set.of(2262, 2703);

  /**
   * @param planned whether there is a plan to go on with
   */
  String after(FailedExecution execution, boolean planned) {
    String again = "./weir run " + execution.run().pipeline() + options;
    String next = planned ? "./weir resume " + execution.run() + options : again;
    String goOn = planned ? "go on where it stopped: " : "start again: ";
    int number = execution.code().map(ErrorCode::number).orElse(0);
    if (number == CoreError.PIPELINE_BUSY.number()) {
      return "When that run has ended, %s%s".formatted(goOn, next);
    }
    if (number == LambdaEnd.OUT_OF_MEMORY.code().number()) {
      return moreMemory(goOn, next);
    }
    if (number == LambdaEnd.TIMED_OUT.code().number()) {
      return "If a source or the warehouse hung, %s%s. If there is too much for one call, divide it (a source by a filter, a transform by steps of its own), then: %s"
          .formatted(goOn, next, again);
    }
    return planned && execution.code().filter(WhatToDo::failsAgain).isEmpty()
        ? "If what failed will work another time, %s%s. After a change of the pipeline or its data: %s"
            .formatted(goOn, next, again)
        : "Mend the cause, then start again: " + again;
  }

  private static boolean failsAgain(ErrorCode code) {
    return OF_THE_PLAN.contains(code.number())
        || (isOfRowsInTheLake(code) && !STAGED_AGAIN.contains(code.number()));
  }

  /**
   * What DuckDB, the warehouses, Transform or Load cannot take: a resumed run has the same rows.
   */
  private static boolean isOfRowsInTheLake(ErrorCode code) {
    int number = code.number();
    return code.category() == Category.DATA
        && ((number >= 2260 && number < 2300)
            || (number >= 2400 && number < 2500)
            || (number >= 2700 && number < 2800)
            || (number >= 3400 && number < 3600));
  }

  private String moreMemory(String goOn, String next) {
    return options.isEmpty()
        ? "Give Java more memory, then %sJAVA_TOOL_OPTIONS=-Xmx8g %s".formatted(goOn, next)
        : "Give the function more memory: the stack's ExtractMemory where a source was read, TransformMemory where a transform was made. Then %s%s"
            .formatted(goOn, next);
  }
}
