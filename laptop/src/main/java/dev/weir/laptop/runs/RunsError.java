package dev.weir.laptop.runs;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the laptop's records of executions, 4070 to 4079. */
public enum RunsError implements ErrorCode {
  INVALID_EXECUTION(4070, Category.CONFIG),
  ALREADY_STARTED(4071, Category.CONFIG),
  NOT_RECORDED(4072, Category.RESOURCE);

  private final int number;
  private final Category category;

  RunsError(int number, Category category) {
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
