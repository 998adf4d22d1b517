package dev.weir.parquet.record;

/** A value that its column cannot hold, before anybody knows which column that is. */
final class Misfit extends RuntimeException {
  /**
   * @param reason completes "Cannot write '…' to column '…' (type): "
   */
  Misfit(String reason) {
    super(reason, null, false, false);
  }
}
