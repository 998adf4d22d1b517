package dev.weir.aws.client;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the AWS adapter, 2600 to 2699. */
public enum AwsError implements ErrorCode {
  UNAVAILABLE(2600, Category.EXTERNAL),
  ACCESS_DENIED(2601, Category.CONFIG),
  NO_SUCH_BUCKET(2602, Category.CONFIG),
  WRONG_REGION(2603, Category.CONFIG),
  NO_SUCH_OBJECT(2604, Category.DATA),
  REFUSED(2605, Category.EXTERNAL),
  NO_CREDENTIALS(2606, Category.CONFIG),
  LOCAL_FILE_FAILED(2607, Category.RESOURCE),
  INVALID_ENVIRONMENT(2608, Category.CONFIG),
  NO_SUCH_SECRET(2609, Category.CONFIG),
  INVALID_SECRET(2610, Category.CONFIG),
  INVALID_ADDRESS(2611, Category.CONFIG),
  NO_CERTIFICATES(2612, Category.CONFIG),
  NO_SOURCE_FOLDER(2613, Category.CONFIG),
  EXECUTION_TOO_FRESH(2620, Category.EXTERNAL);

  private final int number;
  private final Category category;

  AwsError(int number, Category category) {
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
