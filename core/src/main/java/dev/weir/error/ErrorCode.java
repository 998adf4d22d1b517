package dev.weir.error;

/**
 * A stable number for one kind of failure. Each module has one enum that implements this; a retired
 * number is never used again. The ranges are listed in docs/reference/errors.md.
 */
public interface ErrorCode {
  /** Four digits, unique over all modules. */
  int number();

  Category category();
}
