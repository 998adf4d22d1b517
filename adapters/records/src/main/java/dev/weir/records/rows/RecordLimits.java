package dev.weir.records.rows;

/**
 * What one record may take, so that memory does not depend on the data.
 *
 * @param recordBytes of a line or a record
 * @param depth of objects, arrays or elements in one another
 */
public record RecordLimits(int recordBytes, int depth) {
  public static final RecordLimits DEFAULT = new RecordLimits(16 << 20, 64);
}
