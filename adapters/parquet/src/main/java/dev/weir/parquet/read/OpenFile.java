package dev.weir.parquet.read;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * A local Parquet file while it is read. It takes the place of parquet-java's {@code
 * ParquetFileReader}, which cannot do without Hadoop.
 */
public final class OpenFile implements AutoCloseable {
  static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  static final int TAIL = Integer.BYTES + MAGIC.length;

  /** A footer of more would be thousands of row groups of thousands of columns. */
  static final int MAX_FOOTER_BYTES = 256 << 20;

  private final Path path;
  private final FileChannel channel;
  private final ParquetMetadata metadata;

  private OpenFile(Path path, FileChannel channel, ParquetMetadata metadata) {
    this.path = path;
    this.channel = channel;
    this.metadata = metadata;
  }

  /**
   * @throws TerminalException if there is no complete Parquet file
   */
  public static OpenFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new OpenFile(path, channel, readFooter(path, channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  public FileChannel channel() {
    return channel;
  }

  public ParquetMetadata metadata() {
    return metadata;
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  private static ParquetMetadata readFooter(Path path, FileChannel channel) throws IOException {
    if (channel.size() < MAGIC.length + TAIL) {
      throw notParquet(path);
    }
    ByteBuffer tail = read(channel, channel.size() - TAIL, TAIL).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    if (!tail.equals(ByteBuffer.wrap(MAGIC))
        || length <= 0
        || length > MAX_FOOTER_BYTES
        || length > channel.size() - TAIL - MAGIC.length) {
      throw notParquet(path);
    }
    byte[] footer = read(channel, channel.size() - TAIL - length, length).array();
    return metadata(path, new ByteArrayInputStream(footer));
  }

  /**
   * @throws TerminalException if it is no footer
   */
  static ParquetMetadata metadata(Object location, InputStream footer) {
    return Damage.found(
        location,
        () ->
            new ParquetMetadataConverter()
                .readParquetMetadata(footer, ParquetMetadataConverter.NO_FILTER));
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    return buffer.flip();
  }

  private static TerminalException notParquet(Path path) {
    return new TerminalException(
        ParquetError.NOT_PARQUET,
        "Cannot read %s: it is not a complete Parquet file. Make it again.".formatted(path));
  }

  private static TerminalException cannotRead(Path path, IOException e) {
    return new TerminalException(
        ParquetError.CANNOT_READ, "Cannot read %s: %s".formatted(path, reason(e)), e);
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }
}
