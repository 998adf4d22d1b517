package dev.weir.function.extractdatabase;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the extract-database function, 3200 to 3299. */
public enum ExtractDatabaseError implements ErrorCode {
  NOT_A_DATABASE_SOURCE(3201, Category.CONFIG),
  SOURCE_CHANGED(3202, Category.DATA),
  ROWS_DO_NOT_RECONCILE(3203, Category.INTERNAL);

  private final int number;
  private final Category category;

  ExtractDatabaseError(int number, Category category) {
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
