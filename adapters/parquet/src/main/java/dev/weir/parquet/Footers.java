package dev.weir.parquet;

import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads what Parquet files say about themselves, without their rows. */
public final class Footers {
  private Footers() {}

  /**
   * @throws dev.weir.error.TerminalException if it is no Parquet file, or a column has no type in
   *     Weir
   */
  public static Footer read(Path path) {
    try (OpenFile file = OpenFile.open(path)) {
      Schema schema = schema(file.metadata().getFileMetaData().getSchema());
      List<BlockMetaData> rowGroups = file.metadata().getBlocks();
      return new Footer(
          schema,
          rowGroups.stream().mapToLong(BlockMetaData::getRowCount).sum(),
          file.size(),
          nulls(path, schema, rowGroups));
    }
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
      throw new IllegalStateException(
          "%s has no null count for column %s".formatted(path, chunk.getPath()));
    }
    return chunk.getStatistics().getNumNulls();
  }
}
