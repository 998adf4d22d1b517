package dev.weir.postgres.source.decode;

import org.apache.parquet.column.ColumnWriter;

/**
 * Turns a column of a batch into Parquet values, without an object per value. Not thread-safe:
 * buffers are used again.
 */
public abstract class Decoder {
  private static final int ANY_LENGTH = -1;

  private final SelectedColumn column;
  private final int level;

  /**
   * @param level definition level of a value that is there
   */
  Decoder(SelectedColumn column, int level) {
    this.column = column;
    this.level = level;
  }

  public static Decoder of(SelectedColumn column, int level) {
    if (column.judge().isPresent()) {
      return new Judged(column, column.judge().get(), level);
    }
    return switch (column.wire()) {
      case NUMERIC -> new NumericDecoder(column, level);
      case TEXT, BYTEA -> new Decoders.Bytes(column, level);
      case UNCHECKED_TEXT -> new UncheckedText(column, level);
      case UUID -> new Decoders.Uuid(column, level);
      case BOOLEAN -> new Decoders.Bool(column, level);
      case INT2 -> new Decoders.Int2(column, level);
      case INT4 -> new Decoders.Int4(column, level);
      case INT8 -> new Decoders.Int8(column, level);
      case OID -> new Decoders.Oid(column, level);
      case FLOAT4 -> new Decoders.Float4(column, level);
      case FLOAT8 -> new Decoders.Float8(column, level);
      case DATE -> new Decoders.Date(column, level);
      case TIMESTAMP -> new Decoders.Timestamp(column, level);
    };
  }

  public final void decode(CopyBatch batch, int index, ColumnWriter writer) {
    int size = batch.size();
    int width = width();
    for (int row = 0; row < size; row++) {
      int at = batch.position(index, row);
      if (at != CopyBatch.NULL) {
        byte[] bytes = batch.row(row);
        int length = CopyBatch.int4(bytes, at - Integer.BYTES);
        if (length != width && width != ANY_LENGTH) {
          throw column.notExpected(
              "a value has %d bytes where %d are due".formatted(length, width));
        }
        value(bytes, at, length, writer, level);
      } else if (level > 0) {
        writer.writeNull(0, 0);
      } else {
        throw column.notExpected("it holds a null, though it is declared NOT NULL");
      }
    }
  }

  /** Bytes that each value has, or {@link #ANY_LENGTH}. */
  int width() {
    return ANY_LENGTH;
  }

  final SelectedColumn column() {
    return column;
  }

  /** Writes the value in {@code bytes} from {@code at}. */
  abstract void value(byte[] bytes, int at, int length, ColumnWriter writer, int level);
}
