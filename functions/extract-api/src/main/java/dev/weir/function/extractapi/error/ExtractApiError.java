package dev.weir.function.extractapi.error;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the extract-api function, 3100 to 3199. */
public enum ExtractApiError implements ErrorCode {
  NOT_AN_HTTP_SOURCE(3101, Category.CONFIG),
  NO_ADDRESS(3102, Category.CONFIG),
  REFUSED(3103, Category.CONFIG),
  UNAVAILABLE(3104, Category.EXTERNAL),
  UNREACHABLE(3105, Category.EXTERNAL),
  TOO_LARGE(3106, Category.RESOURCE),
  UNEXPECTED_DOCUMENT(3107, Category.DATA),
  REDIRECTED(3108, Category.CONFIG),
  INTERRUPTED(3109, Category.EXTERNAL),
  TOO_MANY_VALUES(3110, Category.DATA),
  UNREAD_PAGES(3111, Category.DATA),
  BROKEN_PAGES(3112, Category.DATA),
  NOT_ENCRYPTED(3113, Category.CONFIG),
  NO_SECRET(3114, Category.CONFIG),
  PAGE_LIMIT(3120, Category.RESOURCE),
  NO_TOKEN(3121, Category.CONFIG),
  FAILED_ANSWER(3122, Category.DATA);

  private final int number;
  private final Category category;

  ExtractApiError(int number, Category category) {
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
