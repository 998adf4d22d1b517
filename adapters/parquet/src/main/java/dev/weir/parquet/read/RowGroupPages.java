package dev.weir.parquet.read;

import java.nio.channels.FileChannel;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.MessageType;

/** The columns of one row group. */
public record RowGroupPages(FileChannel channel, BlockMetaData rowGroup) implements PageReadStore {
  /**
   * @throws ParquetDecodingException if its columns do not have a value for each row: parquet-java
   *     would repeat the last, or leave out rows
   */
  static RowGroupPages of(FileChannel channel, BlockMetaData rowGroup) {
    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
      require(chunk.getValueCount() == rowGroup.getRowCount(), chunk, rowGroup);
    }
    return new RowGroupPages(channel, rowGroup);
  }

  /**
   * Of columns that may have several values for a row, or none.
   *
   * @throws ParquetDecodingException as above; of what is repeated, if there are fewer values
   */
  public static RowGroupPages ofNested(
      FileChannel channel, BlockMetaData rowGroup, MessageType wanted) {
    long rows = rowGroup.getRowCount();
    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
      String[] path = chunk.getPath().toArray();
      if (wanted.containsPath(path)) {
        long values = chunk.getValueCount();
        boolean repeats = wanted.getMaxRepetitionLevel(path) > 0;
        require(values == rows || (repeats && values > rows), chunk, rowGroup);
      }
    }
    return new RowGroupPages(channel, rowGroup);
  }

  private static void require(boolean fits, ColumnChunkMetaData chunk, BlockMetaData rowGroup) {
    if (!fits) {
      throw new ParquetDecodingException(
          "column %s has %d values for %d rows"
              .formatted(chunk.getPath(), chunk.getValueCount(), rowGroup.getRowCount()));
    }
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    ColumnPath path = ColumnPath.get(column.getPath());
    return rowGroup.getColumns().stream()
        .filter(chunk -> chunk.getPath().equals(path))
        .findFirst()
        .map(chunk -> new ChunkPages(channel, chunk))
        .orElseThrow(() -> new IllegalStateException("No column " + path + " in a row group"));
  }

  @Override
  public long getRowCount() {
    return rowGroup.getRowCount();
  }
}
