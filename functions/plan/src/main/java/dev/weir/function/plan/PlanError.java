package dev.weir.function.plan;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the plan function, 3000 to 3099. */
public enum PlanError implements ErrorCode {
  INVALID_REQUEST(3001, Category.CONFIG),
  SOURCES(3002, Category.CONFIG),
  NOT_PUBLISHABLE(3003, Category.CONFIG),
  CURSOR(3010, Category.CONFIG),
  NULL_CURSOR(3011, Category.DATA);

  private final int number;
  private final Category category;

  PlanError(int number, Category category) {
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
