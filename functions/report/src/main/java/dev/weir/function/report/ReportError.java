package dev.weir.function.report;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the report function, 3700 to 3799. */
public enum ReportError implements ErrorCode {
  NEITHER_END(3700, Category.CONFIG),
  UNKNOWN_EXECUTION(3701, Category.CONFIG),
  NOT_SENT(3702, Category.EXTERNAL);

  private final int number;
  private final Category category;

  ReportError(int number, Category category) {
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
