package dev.weir.statemachine.expression;

import org.jspecify.annotations.Nullable;

/** An expression failed, or gave nothing, or not what its field needs. */
public final class QueryEvaluationException extends Exception {
  private final String problem;
  private final String field;

  /**
   * @param field where the expression stands in its state
   */
  QueryEvaluationException(String problem, String field, @Nullable Throwable cause) {
    super(problem, cause);
    this.problem = problem;
    this.field = field;
  }

  public String problem() {
    return problem;
  }

  public String field() {
    return field;
  }
}
