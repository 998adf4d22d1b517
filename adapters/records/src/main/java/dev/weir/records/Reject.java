package dev.weir.records;

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

  public Reject {
    if (record.length() > MAX_RECORD) {
      int end = Character.isHighSurrogate(record.charAt(MAX_RECORD - 1)) ? 1 : 0;
      record = record.substring(0, MAX_RECORD - end) + "…";
    }
  }
}
