package dev.weir.parquet;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of Parquet files, 2100 to 2199. */
public enum ParquetError implements ErrorCode {
  VALUE_DOES_NOT_FIT(2101, Category.DATA),
  UNSUPPORTED_COLUMN(2102, Category.DATA),
  NOT_PARQUET(2103, Category.DATA),
  CANNOT_WRITE(2104, Category.RESOURCE),
  CANNOT_READ(2105, Category.EXTERNAL);

  private final int number;
  private final Category category;

  ParquetError(int number, Category category) {
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
