package dev.weir.postgres.connection;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/**
 * Failures of PostgreSQL: 2200 to 2229 any session, 2230 to 2259 sources, 2260 to 2299 warehouse.
 */
public enum PostgresError implements ErrorCode {
  INVALID_ADDRESS(2200, Category.CONFIG),
  UNREACHABLE(2201, Category.EXTERNAL),
  UNKNOWN_HOST(2202, Category.CONFIG),
  NOT_TRUSTED(2203, Category.CONFIG),
  WRONG_CREDENTIALS(2204, Category.CONFIG),
  UNKNOWN_DATABASE(2205, Category.CONFIG),
  TOO_MANY_CONNECTIONS(2206, Category.RESOURCE),
  CONNECTION_LOST(2207, Category.EXTERNAL),
  CONFLICT(2208, Category.EXTERNAL),
  PERMISSION_DENIED(2209, Category.CONFIG),
  UNKNOWN_TABLE(2210, Category.CONFIG),
  UNKNOWN_COLUMN(2211, Category.CONFIG),
  INVALID_SQL(2212, Category.CONFIG),
  READ_ONLY(2213, Category.CONFIG),
  DISK_FULL(2214, Category.RESOURCE),
  OUT_OF_MEMORY(2215, Category.RESOURCE),
  TIMED_OUT(2216, Category.RESOURCE),
  INVALID_VALUE(2217, Category.DATA),
  CONSTRAINT(2218, Category.DATA),
  REFUSED(2219, Category.EXTERNAL),
  ROW_SECURITY(2220, Category.CONFIG),
  NOT_UTF8(2221, Category.DATA),

  UNSUPPORTED_TYPE(2230, Category.CONFIG),
  VALUE_DOES_NOT_FIT(2231, Category.DATA),
  NOT_DIVISIBLE(2232, Category.CONFIG),
  INTERRUPTED(2233, Category.EXTERNAL),
  UNEXPECTED_ANSWER(2234, Category.INTERNAL),
  CURSOR_VALUE(2240, Category.DATA);

  private final int number;
  private final Category category;

  PostgresError(int number, Category category) {
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
