package dev.weir.stack.call;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of what is done in the cloud, 4010 to 4019. */
public enum StackError implements ErrorCode {
  NO_CREDENTIALS(4010, Category.CONFIG),
  UNKNOWN_STACK(4011, Category.CONFIG),
  NOT_ALLOWED(4012, Category.CONFIG),
  AWS_UNREACHABLE(4013, Category.EXTERNAL),
  AWS_REFUSED(4014, Category.EXTERNAL),
  FUNCTION_FAILED(4015, Category.EXTERNAL),
  UNKNOWN_SCHEDULE(4016, Category.CONFIG),
  SMOKE_STOPPED(4018, Category.EXTERNAL),
  SCRATCH_LEFT(4019, Category.EXTERNAL);

  private final int number;
  private final Category category;

  StackError(int number, Category category) {
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
