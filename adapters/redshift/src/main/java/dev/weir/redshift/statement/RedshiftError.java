package dev.weir.redshift.statement;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of Redshift as the warehouse, 2700 to 2799. */
public enum RedshiftError implements ErrorCode {
  INVALID_ADDRESS(2700, Category.CONFIG),
  DOES_NOT_FIT(2701, Category.DATA),
  EMPTY_REPLACE(2702, Category.DATA),
  DOES_NOT_RECONCILE(2703, Category.DATA),
  OVERTAKEN(2704, Category.CONFIG),
  DUPLICATE_KEYS(2705, Category.DATA),
  PARTLY_PUBLISHED(2706, Category.INTERNAL),
  NOT_CONFIRMED(2707, Category.EXTERNAL),
  INVALID_QUERY(2708, Category.CONFIG),
  NOT_A_TABLE(2709, Category.CONFIG),
  NO_ANSWER(2710, Category.EXTERNAL),
  BUSY(2711, Category.EXTERNAL),
  REFUSED(2712, Category.CONFIG),
  NOT_ALLOWED(2713, Category.CONFIG),
  STATEMENT_FAILED(2714, Category.EXTERNAL),
  COPY_FAILED(2715, Category.DATA),
  VALUE_TOO_LONG(2716, Category.DATA),
  NO_SPACE(2717, Category.RESOURCE),
  ENDLESS_CONFLICT(2718, Category.EXTERNAL),
  KEEPS_BEING_CANCELLED(2719, Category.EXTERNAL),
  QUERY_TOO_LONG(2720, Category.RESOURCE),
  LAKE_NOT_IN_S3(2721, Category.CONFIG),
  INTERRUPTED(2722, Category.EXTERNAL),
  OTHER_LAKE(2730, Category.CONFIG),
  OTHER_PLAN(2731, Category.CONFIG);

  private final int number;
  private final Category category;

  RedshiftError(int number, Category category) {
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
