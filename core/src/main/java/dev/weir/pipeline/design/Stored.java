package dev.weir.pipeline.design;

import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;

/** What a column is in Redshift, as far as encodings tell types apart. */
enum Stored {
  BOOLEAN,
  INTEGER,
  BIGINT,
  DECIMAL,
  FLOAT,
  TEXT,
  DATE,
  TIMESTAMP,
  TIMESTAMPTZ,
  BINARY,
  SUPER;

  /** A column that is not made SUPER. */
  static Stored of(ColumnType type) {
    return switch (type) {
      case Decimal _ -> DECIMAL;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case REAL, DOUBLE -> FLOAT;
            case TEXT -> TEXT;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case TIMESTAMPTZ -> TIMESTAMPTZ;
            case BINARY -> BINARY;
          };
    };
  }
}
