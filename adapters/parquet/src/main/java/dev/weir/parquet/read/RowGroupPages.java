package dev.weir.parquet.read;

import java.nio.channels.FileChannel;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** The columns of one row group. */
record RowGroupPages(FileChannel channel, BlockMetaData rowGroup) implements PageReadStore {
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
