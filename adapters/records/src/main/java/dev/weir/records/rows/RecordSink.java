package dev.weir.records.rows;

import org.jspecify.annotations.Nullable;

/** Takes every record of a document, in its order: as a row, or as what could not become one. */
public interface RecordSink {
  /**
   * @param values one per column, of the types that {@link dev.weir.schema.Rows} names
   */
  void row(@Nullable Object[] values);

  void reject(Reject reject);
}
