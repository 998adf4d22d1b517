package dev.weir.function.load;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the load function, 3500 to 3599. */
public enum LoadError implements ErrorCode {
  NOT_CHECKED(3501, Category.CONFIG),
  ROW_COUNT(3502, Category.DATA);

  private final int number;
  private final Category category;

  LoadError(int number, Category category) {
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
