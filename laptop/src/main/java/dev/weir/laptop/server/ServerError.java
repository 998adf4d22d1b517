package dev.weir.laptop.server;

import dev.weir.error.Category;
import dev.weir.error.ErrorCode;

/** Failures of the laptop's PostgreSQL, 4050 to 4069. */
public enum ServerError implements ErrorCode {
  NO_BINARIES(4050, Category.CONFIG),
  START_FAILED(4051, Category.RESOURCE),
  FOLDER_FAILED(4052, Category.RESOURCE),
  SAMPLE_FAILED(4053, Category.CONFIG),
  NOT_OURS(4054, Category.CONFIG);

  private final int number;
  private final Category category;

  ServerError(int number, Category category) {
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
