package dev.weir.postgres.warehouse.sql;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of publishing, 2260 to 2299; a session's own are in PostgresError. */
public enum WarehouseError implements ErrorCode {
  DOES_NOT_FIT(2260, Category.DATA),
  EMPTY_REPLACE(2261, Category.DATA),
  DOES_NOT_RECONCILE(2262, Category.DATA),
  OVERTAKEN(2263, Category.CONFIG),
  DUPLICATE_KEYS(2264, Category.DATA),
  PARTLY_PUBLISHED(2265, Category.INTERNAL),
  NOT_CONFIRMED(2266, Category.EXTERNAL),
  FILE_MISMATCH(2267, Category.INTERNAL),
  VALUE_NOT_WRITABLE(2268, Category.DATA),
  INVALID_QUERY(2269, Category.CONFIG),
  NOT_A_TABLE(2270, Category.CONFIG),
  SCRATCH(2271, Category.RESOURCE),
  TOO_LARGE(2272, Category.DATA),
  OTHER_LAKE(2273, Category.CONFIG),
  OTHER_PLAN(2274, Category.CONFIG),
  NOT_ALLOWED(2280, Category.CONFIG),
  ENDLESS_CONFLICT(2281, Category.EXTERNAL),
  NOT_ALTERED(2295, Category.CONFIG);

  private final int number;
  private final Category category;

  WarehouseError(int number, Category category) {
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
