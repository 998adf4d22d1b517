package dev.weir.function.transform;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the transform function, 3400 to 3499. */
public enum TransformError implements ErrorCode {
  NOTHING_TO_DO(3401, Category.CONFIG),
  BROKEN_CHECK(3402, Category.DATA),
  ROWS_LOST(3410, Category.INTERNAL);

  private final int number;
  private final Category category;

  TransformError(int number, Category category) {
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
