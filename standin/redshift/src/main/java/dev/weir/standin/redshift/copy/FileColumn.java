package dev.weir.standin.redshift.copy;

import java.util.Locale;

/**
 * A column of a Parquet file, as its footer has it.
 *
 * @param physical {@code INT64}
 * @param length of a FIXED_LEN_BYTE_ARRAY in bytes
 * @param annotation the logical type, or the converted one of older files; empty if there is none
 * @param nested whether it is a group or repeated
 */
record FileColumn(
    String name,
    String physical,
    int length,
    String annotation,
    int precision,
    int scale,
    boolean nested) {

  boolean plain() {
    return annotation.isEmpty();
  }

  boolean annotated(String... starts) {
    for (String start : starts) {
      if (annotation.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  boolean decimal() {
    return annotated("DECIMAL", "DecimalType");
  }

  boolean nanoseconds() {
    return annotated("TimestampType") && annotation.contains("NANOS=NanoSeconds()");
  }

  boolean timestamp() {
    return annotated("TIMESTAMP_", "TimestampType") || physical.equals("INT96");
  }

  /** A whole number with its sign, in so many bits at most. */
  boolean signed(int bits) {
    return switch (annotation) {
      case "INT_8", "IntType(bitWidth=8, isSigned=1)" -> bits >= 8;
      case "INT_16", "IntType(bitWidth=16, isSigned=1)" -> bits >= 16;
      case "", "INT_32", "IntType(bitWidth=32, isSigned=1)" -> bits >= 32;
      case "INT_64", "IntType(bitWidth=64, isSigned=1)" -> bits >= 64;
      default -> false;
    };
  }

  /** As Redshift writes it: {@code optional int64 id}. */
  String described() {
    return "optional "
        + physical.toLowerCase(Locale.ROOT)
        + " "
        + name
        + (annotation.isEmpty() ? "" : " (" + annotation + ")");
  }
}
