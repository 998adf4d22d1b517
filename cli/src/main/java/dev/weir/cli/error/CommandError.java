package dev.weir.cli.error;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of a command, 4000 to 4119. */
public enum CommandError implements ErrorCode {
  UNKNOWN_RUN(4002, Category.CONFIG),
  UNKNOWN_DATA_SET(4004, Category.CONFIG),
  FILE_EXISTS(4005, Category.CONFIG),
  BAD_ARGUMENT(4007, Category.CONFIG),
  NOT_REDSHIFT(4017, Category.CONFIG),
  NOT_ALL_ROWS(4020, Category.RESOURCE),
  NOT_CONFIRMED(4034, Category.CONFIG),
  NEVER_BEGAN(4037, Category.CONFIG),
  NOTHING_LEFT(4038, Category.CONFIG),
  NO_DRAFT(4061, Category.CONFIG),
  NO_TESTS(4080, Category.CONFIG),
  UNKNOWN_CONNECTION(4092, Category.CONFIG),
  NOTHING_THERE(4094, Category.CONFIG),
  NO_REPORT(4100, Category.CONFIG),
  NOT_OPENED(4101, Category.EXTERNAL),
  NOT_WRITTEN(4102, Category.EXTERNAL);

  private final int number;
  private final Category category;

  CommandError(int number, Category category) {
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
