package dev.weir.local;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the laptop, 4000 to 4099. */
public enum LocalError implements ErrorCode {
  INVALID_STATE_MACHINE(4001, Category.CONFIG);

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
