package dev.weir.parquet.read;

import dev.weir.schema.ColumnType.Simple;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Assembles each row as a new array of Java values. */
final class RowMaterializer extends RecordMaterializer<@Nullable Object[]> {
  private final List<Converter> columns = new ArrayList<>();
  private @Nullable Object[] row = new Object[0];

  RowMaterializer(MessageType schema) {
    for (int i = 0; i < schema.getFieldCount(); i++) {
      columns.add(new ColumnConverter(i, schema.getType(i)));
    }
  }

  @Override
  public @Nullable Object[] getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return new GroupConverter() {
      @Override
      public Converter getConverter(int field) {
        return columns.get(field);
      }

      @Override
      public void start() {
        row = new Object[columns.size()];
      }

      @Override
      public void end() {
        // The row is complete as it is.
      }
    };
  }

  private final class ColumnConverter extends PrimitiveConverter {
    private final int index;
    private final ReadType type;
    private final boolean decodesDictionary;
    private Object[] dictionary = new Object[0];

    ColumnConverter(int index, Type field) {
      this.index = index;
      this.type = ReadType.of(field);
      this.decodesDictionary =
          type.type() == Simple.TEXT
              && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    /** Text repeats, and decoding it costs most: each entry is decoded once. */
    @Override
    public boolean hasDictionarySupport() {
      return decodesDictionary;
    }

    @Override
    public void setDictionary(Dictionary entries) {
      dictionary = new Object[entries.getMaxId() + 1];
      for (int i = 0; i < dictionary.length; i++) {
        dictionary[i] = type.binaries().apply(entries.decodeToBinary(i));
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      row[index] = dictionary[id];
    }

    @Override
    public void addBoolean(boolean value) {
      row[index] = value;
    }

    @Override
    public void addInt(int value) {
      row[index] = type.ints().apply(value);
    }

    @Override
    public void addLong(long value) {
      row[index] = type.longs().apply(value);
    }

    @Override
    public void addFloat(float value) {
      row[index] = value;
    }

    @Override
    public void addDouble(double value) {
      row[index] = value;
    }

    @Override
    public void addBinary(Binary value) {
      row[index] = type.binaries().apply(value);
    }
  }
}
