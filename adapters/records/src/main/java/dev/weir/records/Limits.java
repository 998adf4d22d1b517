package dev.weir.records;

/**
 * What one record may take, so that memory does not depend on the data.
 *
 * @param recordBytes of a line or a record
 * @param depth of objects, arrays or elements in one another
 */
public record Limits(int recordBytes, int depth) {
  public static final Limits DEFAULT = new Limits(16 << 20, 64);
}
