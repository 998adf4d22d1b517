package dev.weir.local;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the laptop, 4000 to 4099. */
public enum LocalError implements ErrorCode {
  INVALID_STATE_MACHINE(4001, Category.CONFIG),
  BAD_ARGUMENT(4007, Category.CONFIG),
  UNKNOWN_RUN(4002, Category.CONFIG),
  UNKNOWN_DATA_SET(4004, Category.CONFIG),
  FILE_EXISTS(4005, Category.CONFIG),
  NOT_READABLE(4006, Category.RESOURCE),
  NO_ADDRESS(4008, Category.CONFIG),
  REPORT_FAILED(4009, Category.INTERNAL),
  NO_CREDENTIALS(4010, Category.CONFIG),
  UNKNOWN_STACK(4011, Category.CONFIG),
  NOT_ALLOWED(4012, Category.CONFIG),
  AWS_UNREACHABLE(4013, Category.EXTERNAL),
  AWS_REFUSED(4014, Category.EXTERNAL),
  FUNCTION_FAILED(4015, Category.EXTERNAL),
  UNKNOWN_SCHEDULE(4016, Category.CONFIG),
  NOT_REDSHIFT(4017, Category.CONFIG),
  SMOKE_STOPPED(4018, Category.EXTERNAL),
  SCRATCH_LEFT(4019, Category.EXTERNAL);

  private final int number;
  private final Category category;

  LocalError(int number, Category category) {
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
