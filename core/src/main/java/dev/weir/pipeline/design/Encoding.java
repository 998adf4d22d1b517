package dev.weir.pipeline.design;

import static dev.weir.pipeline.design.Stored.BIGINT;
import static dev.weir.pipeline.design.Stored.BINARY;
import static dev.weir.pipeline.design.Stored.DATE;
import static dev.weir.pipeline.design.Stored.DECIMAL;
import static dev.weir.pipeline.design.Stored.FLOAT;
import static dev.weir.pipeline.design.Stored.INTEGER;
import static dev.weir.pipeline.design.Stored.SUPER;
import static dev.weir.pipeline.design.Stored.TEXT;
import static dev.weir.pipeline.design.Stored.TIMESTAMP;
import static dev.weir.pipeline.design.Stored.TIMESTAMPTZ;

import dev.weir.schema.ColumnType;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Redshift's compression encodings, and the types that each is for
 * (docs.aws.amazon.com/redshift/latest/dg/c_Compression_encodings.html; for VARBYTE
 * docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html, where LZO is its default).
 */
public enum Encoding {
  RAW,
  AZ64,
  BYTEDICT,
  DELTA,
  DELTA32K,
  LZO,
  MOSTLY8,
  MOSTLY16,
  MOSTLY32,
  RUNLENGTH,
  TEXT255,
  TEXT32K,
  ZSTD;

  /** As in a pipeline. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether Redshift has it for columns of the type. */
  public boolean isFor(ColumnType type) {
    return types().contains(Stored.of(type));
  }

  /** Whether Redshift has it for SUPER. */
  public boolean isForSuper() {
    return types().contains(SUPER);
  }

  /**
   * Whether a VARCHAR in it can be widened
   * (docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html).
   */
  public boolean canWiden() {
    return switch (this) {
      case BYTEDICT, RUNLENGTH, TEXT255, TEXT32K -> false;
      case RAW, AZ64, DELTA, DELTA32K, LZO, MOSTLY8, MOSTLY16, MOSTLY32, ZSTD -> true;
    };
  }

  private Set<Stored> types() {
    return switch (this) {
      case RAW -> EnumSet.allOf(Stored.class);
      case AZ64 -> EnumSet.of(INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP, TIMESTAMPTZ);
      case BYTEDICT ->
          EnumSet.of(INTEGER, BIGINT, DECIMAL, FLOAT, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ);
      case DELTA, DELTA32K -> EnumSet.of(INTEGER, BIGINT, DECIMAL, DATE, TIMESTAMP);
      case LZO ->
          EnumSet.of(INTEGER, BIGINT, DECIMAL, TEXT, DATE, TIMESTAMP, TIMESTAMPTZ, BINARY, SUPER);
      case MOSTLY8, MOSTLY16 -> EnumSet.of(INTEGER, BIGINT, DECIMAL);
      case MOSTLY32 -> EnumSet.of(BIGINT, DECIMAL);
      case RUNLENGTH -> EnumSet.complementOf(EnumSet.of(BINARY, SUPER));
      case TEXT255, TEXT32K -> EnumSet.of(TEXT);
      case ZSTD -> EnumSet.complementOf(EnumSet.of(BINARY));
    };
  }
}
