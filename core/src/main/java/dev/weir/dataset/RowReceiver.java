package dev.weir.dataset;

import org.jspecify.annotations.Nullable;

/** Takes what is read of a source, in its order. */
public interface RowReceiver {
  /**
   * @param row a value per column, of the types that {@link dev.weir.schema.Rows} names
   */
  void write(@Nullable Object[] row);

  /**
   * @param origin the file or request that the record came from
   * @param position in the origin, from 1; null where there is none
   * @param kind what is wrong, without values: few different ones, to be counted by
   * @param reason a sentence
   * @param record as it was read
   */
  void reject(String origin, @Nullable Long position, String kind, String reason, String record);

  /** A file or an answer is at its end. */
  void advanced();
}
