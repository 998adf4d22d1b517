package dev.weir.lambda;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures at the border to Lambda, 2500 to 2599. */
public enum BorderError implements ErrorCode {
  TOO_LARGE(2501, Category.RESOURCE),
  FUNCTION_TIMED_OUT(2505, Category.RESOURCE),
  FUNCTION_OUT_OF_MEMORY(2506, Category.RESOURCE),
  FUNCTION_ENDED(2507, Category.EXTERNAL);

  private final int number;
  private final Category category;

  BorderError(int number, Category category) {
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
