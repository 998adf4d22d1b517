package dev.weir.folder;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** FileFailures of the folder adapter, 2000 to 2099. */
public enum FolderError implements ErrorCode {
  DISK_FULL(2000, Category.RESOURCE),
  ACCESS_DENIED(2001, Category.RESOURCE),
  IO_FAILED(2002, Category.EXTERNAL),
  NO_SUCH_OBJECT(2003, Category.DATA),
  OUTSIDE_LAKE(2004, Category.CONFIG),
  NO_SECRETS_MANAGER(2005, Category.CONFIG),
  // 2007 is retired: core's 1012.
  NO_SOURCE_FOLDER(2006, Category.CONFIG),
  UNREADABLE_NAME(2008, Category.CONFIG);

  private final int number;
  private final Category category;

  FolderError(int number, Category category) {
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
