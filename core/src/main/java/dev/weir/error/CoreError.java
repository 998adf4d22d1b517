package dev.weir.error;

/** Failures of core, 1000 to 1999. */
public enum CoreError implements ErrorCode {
  INVALID_PIPELINE(1001, Category.CONFIG),
  INVALID_NAME(1002, Category.CONFIG),
  INVALID_PLAN(1003, Category.CONFIG),
  PLAN_FORMAT(1004, Category.CONFIG),
  INVALID_MESSAGE(1005, Category.CONFIG),
  INVALID_CONNECTION(1006, Category.CONFIG),
  PIPELINE_BUSY(1007, Category.EXTERNAL),
  UNKNOWN_RUN(1008, Category.CONFIG),
  UNKNOWN_PIPELINE(1009, Category.CONFIG),
  SCRATCH_FAILED(1010, Category.RESOURCE),
  INVALID_SETTING(1011, Category.CONFIG),
  INVALID_GLOB(1012, Category.CONFIG),
  TOO_MANY_REJECTS(1013, Category.DATA),
  ABSENT_COLUMN(1019, Category.DATA),
  INVALID_PROJECT(1020, Category.CONFIG),
  UNKNOWN_ENVIRONMENT(1021, Category.CONFIG),
  FILE_CHANGED(1025, Category.EXTERNAL),
  BUDGET_TAKEN(1026, Category.RESOURCE),
  INVALID_TEST(1060, Category.CONFIG);

  private final int number;
  private final Category category;

  CoreError(int number, Category category) {
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
