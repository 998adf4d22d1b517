package dev.weir.postgres.source.decode;

/** How a value comes in COPY's binary format. Numbers are big-endian. */
public enum Wire {
  BOOLEAN,
  INT2,
  INT4,
  INT8,
  /** 32 bits, unsigned. */
  OID,
  FLOAT4,
  FLOAT8,
  /** Digits to the base 10,000. */
  NUMERIC,
  TEXT,
  /** Text that need not be UTF-8. */
  UNCHECKED_TEXT,
  /** 16 bytes. */
  UUID,
  BYTEA,
  /** Days since 2000-01-01. */
  DATE,
  /** Microseconds since 2000-01-01, in UTC where the type has a zone. */
  TIMESTAMP
}
