package dev.weir.parquet.outside;

import dev.weir.parquet.outside.DocumentMaterializer.Room;
import dev.weir.parquet.read.ReadType;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** Hands each value of a column on. */
final class Value extends PrimitiveConverter {
  /** About what a value takes, beside the text or bytes in it. */
  static final int BYTES = 16;

  private final ReadType type;
  private final Room room;
  private final Consumer<@Nullable Object> sink;

  Value(PrimitiveType type, Room room, Consumer<@Nullable Object> sink) {
    this.type = OutsideType.of(type);
    this.room = room;
    this.sink = sink;
  }

  private void take(Object value, int bytes) {
    room.take(BYTES + bytes);
    sink.accept(value);
  }

  @Override
  public void addBoolean(boolean value) {
    take(value, 0);
  }

  @Override
  public void addInt(int value) {
    take(type.ints().apply(value), 0);
  }

  @Override
  public void addLong(long value) {
    take(type.longs().apply(value), 0);
  }

  @Override
  public void addFloat(float value) {
    take(value, 0);
  }

  @Override
  public void addDouble(double value) {
    take(value, 0);
  }

  @Override
  public void addBinary(Binary value) {
    take(type.binaries().apply(value), value.length());
  }
}
