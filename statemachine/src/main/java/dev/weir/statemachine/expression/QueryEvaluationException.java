package dev.weir.statemachine.expression;

import org.jspecify.annotations.Nullable;

/** An expression failed, or gave nothing, or not what its field needs. */
public final class QueryEvaluationException extends Exception {
  private final String problem;

  public QueryEvaluationException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = message;
  }

  public String problem() {
    return problem;
  }
}
