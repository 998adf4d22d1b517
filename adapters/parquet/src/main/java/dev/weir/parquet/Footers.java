package dev.weir.parquet;

import dev.weir.schema.Column;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetFileReader;
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
    try (ParquetFileReader reader = LocalParquet.open(path)) {
      return new Footer(
          schema(reader.getFileMetaData().getSchema()),
          reader.getRecordCount(),
          Files.size(path),
          nulls(path, reader));
    } catch (IOException e) {
      throw LocalParquet.cannotRead(path, e);
    }
  }

  static Schema schema(MessageType type) {
    return new Schema(
        type.getFields().stream()
            .map(
                field ->
                    new Column(
                        field.getName(),
                        ReadType.of(field).type(),
                        !field.isRepetition(Type.Repetition.REQUIRED)))
            .toList());
  }

  private static Map<String, Long> nulls(Path path, ParquetFileReader reader) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    reader.getFileMetaData().getSchema().getFields().forEach(f -> nulls.put(f.getName(), 0L));
    for (BlockMetaData rowGroup : reader.getRowGroups()) {
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
