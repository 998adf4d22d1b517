package dev.weir.parquet.read;

import java.nio.channels.FileChannel;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ParquetDecodingException;

/** The columns of one row group. */
record RowGroupPages(FileChannel channel, BlockMetaData rowGroup) implements PageReadStore {
  /**
   * @throws ParquetDecodingException if its columns do not have a value for each row: parquet-java
   *     would repeat the last, or leave out rows
   */
  static RowGroupPages of(FileChannel channel, BlockMetaData rowGroup) {
    long rows = rowGroup.getRowCount();
    for (ColumnChunkMetaData chunk : rowGroup.getColumns()) {
      if (chunk.getValueCount() != rows) {
        throw new ParquetDecodingException(
            "column %s has %d values for %d rows"
                .formatted(chunk.getPath(), chunk.getValueCount(), rows));
      }
    }
    return new RowGroupPages(channel, rowGroup);
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
