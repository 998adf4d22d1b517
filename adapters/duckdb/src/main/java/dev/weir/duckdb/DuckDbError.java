package dev.weir.duckdb;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** DuckDbFailures of the SQL engine, 2400 to 2499. */
public enum DuckDbError implements ErrorCode {
  OUT_OF_MEMORY(2401, Category.RESOURCE),
  OUT_OF_DISK(2402, Category.RESOURCE),
  BAD_VALUE(2403, Category.DATA),
  FILE_FAILED(2404, Category.EXTERNAL),
  ENGINE_FAILED(2405, Category.INTERNAL);

  private final int number;
  private final Category category;

  DuckDbError(int number, Category category) {
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
