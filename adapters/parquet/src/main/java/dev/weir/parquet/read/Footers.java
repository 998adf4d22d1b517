package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.parquet.Footer;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.StoredFile;
import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads what Parquet files say about themselves, without their rows. */
public final class Footers {
  /** What most footers fit in, so that one request is enough. */
  private static final int LIKELY_BYTES = 64 << 10;

  private Footers() {}

  /**
   * @throws dev.weir.error.TerminalException if it is no Parquet file, or a column has no type in
   *     Weir
   */
  public static Footer read(Path path) {
    try (OpenFile file = OpenFile.open(path)) {
      return Damage.found(path, () -> read(path, file));
    }
  }

  private static Footer read(Path path, OpenFile file) {
    Schema schema = schema(file.metadata().getFileMetaData().getSchema());
    List<BlockMetaData> rowGroups = file.metadata().getBlocks();
    return new Footer(schema, rows(rowGroups), file.size(), nulls(path, schema, rowGroups));
  }

  private static long rows(List<BlockMetaData> rowGroups) {
    return rowGroups.stream().mapToLong(BlockMetaData::getRowCount).sum();
  }

  /**
   * Reads a footer from the last bytes of an object that is not here.
   *
   * @param location for messages
   * @param tail gives so many of the last bytes, or all if there are fewer
   * @throws TerminalException if it is no complete Parquet file
   */
  public static StoredFile ofTail(String location, IntFunction<byte[]> tail) {
    byte[] end = tail.apply(LIKELY_BYTES);
    int length = footerBytes(location, end);
    if (length > end.length) {
      end = tail.apply(length);
    }
    if (length > end.length) {
      throw notParquet(location);
    }
    ParquetMetadata metadata =
        OpenFile.metadata(location, new ByteArrayInputStream(end, end.length - length, length));
    List<BlockMetaData> rowGroups = metadata.getBlocks();
    return new StoredFile(metadata.getFileMetaData().getSchema(), rows(rowGroups), full(rowGroups));
  }

  private static Set<String> full(List<BlockMetaData> rowGroups) {
    Set<String> full = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (BlockMetaData rowGroup : rowGroups) {
      for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
        boolean none =
            chunk.getPrimitiveType().isRepetition(Type.Repetition.REQUIRED)
                || (chunk.getStatistics().isNumNullsSet()
                    && chunk.getStatistics().getNumNulls() == 0);
        (none ? full : others).add(chunk.getPath().toArray()[0]);
      }
    }
    full.removeAll(others);
    return full;
  }

  /** With what stands after the footer: its length, and the magic bytes. */
  private static int footerBytes(String location, byte[] end) {
    int size = end.length;
    if (size < OpenFile.TAIL
        || !Arrays.equals(
            end, size - OpenFile.MAGIC.length, size, OpenFile.MAGIC, 0, OpenFile.MAGIC.length)) {
      throw notParquet(location);
    }
    int length =
        ByteBuffer.wrap(end, size - OpenFile.TAIL, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    if (length <= 0 || length > OpenFile.MAX_FOOTER_BYTES) {
      throw notParquet(location);
    }
    return length + OpenFile.TAIL;
  }

  private static TerminalException notParquet(String location) {
    return new TerminalException(
        ParquetError.NOT_PARQUET,
        "Cannot read %s: it is not a complete Parquet file. Make it again.".formatted(location));
  }

  static Schema schema(MessageType type) {
    return new Schema(type.getFields().stream().map(Footers::column).toList());
  }

  private static Column column(Type field) {
    return new Column(
        field.getName(), ReadType.of(field).type(), !field.isRepetition(Type.Repetition.REQUIRED));
  }

  private static Map<String, Long> nulls(Path path, Schema schema, List<BlockMetaData> rowGroups) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    schema.names().forEach(name -> nulls.put(name, 0L));
    for (BlockMetaData rowGroup : rowGroups) {
      for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
        nulls.merge(chunk.getPath().toArray()[0], nulls(path, chunk), Long::sum);
      }
    }
    return nulls;
  }

  private static long nulls(Path path, ColumnChunkMetaData chunk) {
    if (chunk.getPrimitiveType().isRepetition(Type.Repetition.REQUIRED)) {
      return 0;
    }
    if (!chunk.getStatistics().isNumNullsSet()) {
      throw new TerminalException(
          ParquetError.NOT_PARQUET,
          "Cannot read %s: it does not say how many nulls column '%s' has. Make it again."
              .formatted(path, chunk.getPath().toDotString()));
    }
    return chunk.getStatistics().getNumNulls();
  }
}
