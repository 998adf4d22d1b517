package dev.weir.records.rows;

import dev.weir.text.Excerpt;

/**
 * A record that is not what the columns say.
 *
 * @param position line (text, CSV, TSV, JSON lines) or number of the record (JSON, XML), from 1
 * @param kind what is wrong, without the value: few different ones, to be counted by
 * @param reason what is wrong, with the value
 * @param record as it was read, cut after {@link #MAX_RECORD} characters
 */
public record Reject(long position, String kind, String reason, String record) {
  public static final int MAX_RECORD = 32_000;
  private static final int MAX_VALUE = 80;

  public Reject {
    record = Excerpt.of(record, MAX_RECORD);
  }

  /** Of a value that its column does not take. */
  public static Reject ofValue(
      long position, String problem, String column, String value, String record) {
    String kind = problem + ": column " + column;
    return new Reject(
        position, kind, kind + ", value '" + Excerpt.of(value, MAX_VALUE) + "'", record);
  }
}
