package dev.weir.database.choice;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of choosing a source database, 2900 to 2999. */
public enum DatabaseChoiceError implements ErrorCode {
  NO_ADDRESS(2901, Category.CONFIG);

  private final int number;
  private final Category category;

  DatabaseChoiceError(int number, Category category) {
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
