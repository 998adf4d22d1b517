package dev.weir.message;

import dev.weir.dataset.DataSet;

/**
 * A data set is complete.
 *
 * @param reused true if it was there already, from an earlier attempt
 */
public record DataSetResult(String dataSet, long rows, long rejected, long bytes, boolean reused) {
  public static DataSetResult of(DataSet made, boolean reused) {
    return new DataSetResult(made.name(), made.rows(), made.rejectedRows(), made.bytes(), reused);
  }
}
