package dev.weir.warehouse.choice;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of choosing a warehouse, 2800 to 2899. */
public enum WarehouseChoiceError implements ErrorCode {
  NO_WAREHOUSE(2801, Category.CONFIG);

  private final int number;
  private final Category category;

  WarehouseChoiceError(int number, Category category) {
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
