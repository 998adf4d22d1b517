package dev.weir.function.extractfile;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the extract-file function, 3300 to 3399. */
public enum ExtractFileError implements ErrorCode {
  NOT_A_FILE_SOURCE(3301, Category.CONFIG),
  NO_FILES(3302, Category.DATA),
  UNEXPECTED_DOCUMENT(3303, Category.DATA),
  READ_FAILED(3304, Category.EXTERNAL),
  BROKEN_FILE(3305, Category.DATA),
  TOO_MUCH(3320, Category.RESOURCE);

  private final int number;
  private final Category category;

  ExtractFileError(int number, Category category) {
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
