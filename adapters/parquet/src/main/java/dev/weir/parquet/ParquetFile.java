package dev.weir.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file while it is written: row groups, one after the other. What writes rows or columns
 * into it decides when a row group ends. Not thread-safe.
 *
 * <p>It takes the place of parquet-java's {@code ParquetWriter}, which cannot do without Hadoop.
 */
public final class ParquetFile implements AutoCloseable {
  /**
   * Bytes of a smallest or largest value that are kept. Without a bound, parquet-java leaves out
   * all statistics of a row group with long values, its count of nulls included.
   */
  private static final int STATISTICS_BYTES = 64;

  private static final int NO_PADDING = 0;

  private final MessageType schema;
  private final ParquetProperties properties;
  private final Map<String, String> metadata;
  private final BytesInputCompressor compressor;
  private final ParquetFileWriter file;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore columns;
  private int rowGroup;

  /**
   * @param path where no file is yet
   * @param properties encodings, page size
   * @param metadata key-value pairs of the footer
   */
  public ParquetFile(
      Path path,
      MessageType schema,
      WriterSettings settings,
      ParquetProperties properties,
      Map<String, String> metadata)
      throws IOException {
    this.schema = schema;
    this.properties = properties;
    this.metadata = Map.copyOf(metadata);
    this.compressor = new Codecs().getCompressor(settings.codec().parquetName());
    this.file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            schema,
            ParquetFileWriter.Mode.CREATE,
            settings.rowGroupBytes(),
            NO_PADDING,
            null,
            properties);
    this.pages = newPages();
    this.columns = newColumns();
    file.start();
  }

  /** Sensible properties: a page size, and everything else as parquet-java has it. */
  public static ParquetProperties.Builder properties(WriterSettings settings) {
    return ParquetProperties.builder()
        .withPageSize(settings.pageBytes())
        .withStatisticsTruncateLength(STATISTICS_BYTES)
        .withDictionaryPageSize(settings.pageBytes());
  }

  /** Where the present row group's values go. Another object after each row group. */
  public ColumnWriteStore columns() {
    return columns;
  }

  /** Writes the present row group, if it has rows, and starts the next. */
  public void endRowGroup(long rows) throws IOException {
    if (rows == 0) {
      return;
    }
    file.startBlock(rows);
    columns.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    closeRowGroup();
    rowGroup++;
    pages = newPages();
    columns = newColumns();
  }

  /** Encoded bytes of the present row group. */
  public long rowGroupBytes() {
    return columns.getBufferedSize();
  }

  /** Written so far, the present row group included. */
  public long bytes() throws IOException {
    return file.getPos() + columns.getBufferedSize();
  }

  /** Writes the footer. Rows of a row group that was not ended are lost. */
  public void finish() throws IOException {
    file.end(metadata);
  }

  /** Gives everything back. A file that was not finished cannot be read. */
  @Override
  public void close() throws IOException {
    closeRowGroup();
    compressor.release();
    file.close();
  }

  private void closeRowGroup() {
    columns.close();
    pages.close();
  }

  private ColumnChunkPageWriteStore newPages() {
    return new ColumnChunkPageWriteStore(
        compressor,
        schema,
        properties.getAllocator(),
        STATISTICS_BYTES,
        properties.getPageWriteChecksumEnabled(),
        null,
        rowGroup);
  }

  private ColumnWriteStore newColumns() {
    return properties.newColumnWriteStore(schema, pages, pages);
  }
}
