package dev.weir.parquet.read;

import dev.weir.parquet.Codecs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.jspecify.annotations.Nullable;

/** The pages of one column in one row group, read one at a time. */
final class ChunkPages implements PageReader {
  private static final int BUFFER = 64 << 10;
  private static final ParquetMetadataConverter FORMAT = new ParquetMetadataConverter();

  private final ColumnChunkMetaData chunk;
  private final BytesInputDecompressor decompressor;
  private final InputStream input;
  private long valuesRead;
  private @Nullable PageHeader ahead;

  ChunkPages(FileChannel channel, ColumnChunkMetaData chunk) {
    this.chunk = chunk;
    this.decompressor = new Codecs().getDecompressor(chunk.getCodec());
    this.input =
        new BufferedInputStream(
            new ChunkInput(channel, chunk.getStartingPos(), chunk.getTotalSize()), BUFFER);
  }

  @Override
  public long getTotalValueCount() {
    return chunk.getValueCount();
  }

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    try {
      PageHeader header = header();
      DictionaryPageHeader dictionary = header.getDictionary_page_header();
      if (dictionary == null) {
        ahead = header;
        return null;
      }
      BytesInput entries = decompressed(header);
      if (dictionary.getNum_values() > header.getUncompressed_page_size()) {
        throw new IOException("a dictionary has more entries than bytes");
      }
      return new DictionaryPage(
          entries,
          header.getUncompressed_page_size(),
          dictionary.getNum_values(),
          encoding(dictionary.getEncoding()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public @Nullable DataPage readPage() {
    if (valuesRead >= chunk.getValueCount()) {
      return null;
    }
    try {
      PageHeader header = ahead == null ? header() : ahead;
      ahead = null;
      DataPageHeaderV2 second = header.getData_page_header_v2();
      DataPage page = second == null ? first(header) : second(header, second);
      valuesRead += page.getValueCount();
      if (page.getValueCount() < 0 || valuesRead > chunk.getValueCount()) {
        throw new IOException("its pages have more values than it says");
      }
      return page;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private PageHeader header() throws IOException {
    try {
      return Util.readPageHeader(input);
    } catch (IOException e) {
      throw new IOException("a page has no header", e);
    }
  }

  private DataPage first(PageHeader header) throws IOException {
    DataPageHeader data = header.getData_page_header();
    if (data == null) {
      throw new IOException("a page of type " + header.getType() + " where a data page should be");
    }
    return new DataPageV1(
        decompressed(header),
        data.getNum_values(),
        header.getUncompressed_page_size(),
        null,
        encoding(data.getRepetition_level_encoding()),
        encoding(data.getDefinition_level_encoding()),
        encoding(data.getEncoding()));
  }

  /** Levels are never compressed in a page of the second version. */
  private DataPage second(PageHeader header, DataPageHeaderV2 data) throws IOException {
    int repetition = data.getRepetition_levels_byte_length();
    int definition = data.getDefinition_levels_byte_length();
    byte[] stored = stored(header);
    int levels = repetition + definition;
    BytesInput values = BytesInput.from(stored, levels, stored.length - levels);
    return DataPageV2.uncompressed(
        data.getNum_rows(),
        data.getNum_nulls(),
        data.getNum_values(),
        BytesInput.from(stored, 0, repetition),
        BytesInput.from(stored, repetition, definition),
        encoding(data.getEncoding()),
        data.isIs_compressed()
            ? decompressor.decompress(values, header.getUncompressed_page_size() - levels)
            : values,
        null);
  }

  private BytesInput decompressed(PageHeader header) throws IOException {
    return decompressor.decompress(
        BytesInput.from(stored(header)), header.getUncompressed_page_size());
  }

  private byte[] stored(PageHeader header) throws IOException {
    byte[] stored = input.readNBytes(header.getCompressed_page_size());
    if (stored.length < header.getCompressed_page_size()) {
      throw new IOException("a page ends before it should");
    }
    if (header.isSetCrc()) {
      CRC32 sum = new CRC32();
      sum.update(stored);
      if ((int) sum.getValue() != header.getCrc()) {
        throw new IOException("a page's checksum is wrong");
      }
    }
    return stored;
  }

  private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding)
      throws IOException {
    if (encoding == null) {
      throw new IOException("a page does not say how it is encoded");
    }
    return FORMAT.getEncoding(encoding);
  }

  private UncheckedIOException broken(IOException e) {
    return new UncheckedIOException("column " + chunk.getPath() + ": " + e.getMessage(), e);
  }
}
