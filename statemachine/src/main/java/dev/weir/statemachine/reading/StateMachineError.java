package dev.weir.statemachine.reading;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the state machine file, 4001. */
public enum StateMachineError implements ErrorCode {
  INVALID_STATE_MACHINE(4001, Category.CONFIG);

  private final int number;
  private final Category category;

  StateMachineError(int number, Category category) {
    this.number = number;
    this.category = category;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public Category category() {
    return category;
  }
}
