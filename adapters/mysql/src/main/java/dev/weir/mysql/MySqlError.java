package dev.weir.mysql;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of MySQL as a source, 2300 to 2399. */
public enum MySqlError implements ErrorCode {
  INVALID_ADDRESS(2300, Category.CONFIG),
  UNREACHABLE(2301, Category.EXTERNAL),
  UNKNOWN_HOST(2302, Category.CONFIG),
  NOT_TRUSTED(2303, Category.CONFIG),
  WRONG_CREDENTIALS(2304, Category.CONFIG),
  UNKNOWN_DATABASE(2305, Category.CONFIG),
  TOO_MANY_CONNECTIONS(2306, Category.RESOURCE),
  CONFLICT(2307, Category.EXTERNAL),
  PERMISSION_DENIED(2308, Category.CONFIG),
  UNKNOWN_TABLE(2309, Category.CONFIG),
  UNKNOWN_COLUMN(2310, Category.CONFIG),
  INVALID_SQL(2311, Category.CONFIG),
  READ_ONLY(2312, Category.CONFIG),
  TIMED_OUT(2313, Category.RESOURCE),
  REFUSED(2314, Category.EXTERNAL),
  UNSUPPORTED_TYPE(2315, Category.CONFIG),
  VALUE_DOES_NOT_FIT(2316, Category.DATA),
  NOT_DIVISIBLE(2317, Category.CONFIG),
  INTERRUPTED(2318, Category.EXTERNAL),
  CURSOR_VALUE(2340, Category.DATA);

  private final int number;
  private final Category category;

  MySqlError(int number, Category category) {
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
