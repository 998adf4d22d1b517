package dev.weir.parquet.outside;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Assembles each record as a tree, within a bound. */
final class DocumentMaterializer extends RecordMaterializer<Map<String, @Nullable Object>> {
  private final Group root;
  private Map<String, @Nullable Object> record = new LinkedHashMap<>();

  /**
   * @param most bytes of a record, as they are in memory
   * @throws UnsupportedColumn if Weir has no type for a column
   */
  DocumentMaterializer(MessageType schema, int most) {
    Room room = new Room(most);
    this.root =
        new Group(schema, room, (Map<String, @Nullable Object> done) -> record = done) {
          @Override
          public void start() {
            room.clear();
            super.start();
          }
        };
  }

  /** What one record may still take. */
  static final class Room {
    private final int most;
    private long taken;

    Room(int most) {
      this.most = most;
    }

    private void clear() {
      taken = 0;
    }

    void take(int bytes) {
      taken += bytes;
      if (taken > most) {
        throw new ParquetDecodingException("a record is larger than %d bytes".formatted(most));
      }
    }
  }

  @Override
  public Map<String, @Nullable Object> getCurrentRecord() {
    return record;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }
}
