package dev.weir.function.query;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the query function, 3600 to 3699. */
public enum QueryError implements ErrorCode {
  UNKNOWN_QUERY(3601, Category.CONFIG),
  INVALID_REQUEST(3602, Category.CONFIG),
  NO_SUCH_PATH(3603, Category.CONFIG),
  NOT_GET(3604, Category.CONFIG),
  TOO_LARGE(3605, Category.RESOURCE);

  private final int number;
  private final Category category;

  QueryError(int number, Category category) {
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
