package dev.weir.parquet.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a column chunk, independent of what else is read from the file. */
final class ChunkInput extends InputStream {
  private final FileChannel channel;
  private final long end;
  private long position;

  ChunkInput(FileChannel channel, long start, long length) {
    this.channel = channel;
    this.position = start;
    this.end = start + length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, end - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    position += Math.max(read, 0);
    return read;
  }
}
