package dev.weir.laptop;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the laptop, 4000 to 4099. */
public enum LaptopError implements ErrorCode {
  NOT_READABLE(4006, Category.RESOURCE),
  NO_ADDRESS(4008, Category.CONFIG),
  REPORT_FAILED(4009, Category.INTERNAL),
  NO_PROJECT(4030, Category.CONFIG),
  INVALID_ENVIRONMENT_FILE(4031, Category.CONFIG),
  NOT_PRIVATE(4032, Category.CONFIG),
  NOT_IN_ENVIRONMENT(4033, Category.CONFIG),
  NO_TIMERS(4035, Category.CONFIG),
  TIMER_FAILED(4036, Category.RESOURCE),
  MISSPELT_VARIABLE(4060, Category.CONFIG),
  NO_TABLE(4073, Category.CONFIG),
  LEDGERS_IN_USE(4074, Category.EXTERNAL),
  NO_SUCH_FILES(4090, Category.CONFIG),
  NO_RIGHT(4091, Category.CONFIG),
  UNKNOWN_DATA_SET(4093, Category.CONFIG);

  private final int number;
  private final Category category;

  LaptopError(int number, Category category) {
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
