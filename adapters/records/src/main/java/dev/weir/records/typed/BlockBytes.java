package dev.weir.records.typed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of one block of an Avro file. */
final class BlockBytes extends InputStream {
  private final InputStream file;
  private final byte[] sync;
  private long left;

  BlockBytes(InputStream file, long length, byte[] sync) {
    this.file = file;
    this.left = length;
    this.sync = sync;
  }

  /** Of those that were not read yet. */
  long left() {
    return left;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int read = file.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException();
    }
    left -= read;
    return read;
  }

  /**
   * Goes behind the mark that stands after each block.
   *
   * @throws AvroDamage if there is another
   */
  void end() throws IOException {
    byte[] mark = file.readNBytes(sync.length);
    if (mark.length < sync.length) {
      throw new EOFException();
    }
    if (!Arrays.equals(mark, sync)) {
      throw new AvroDamage("it does not end with the file's mark");
    }
  }
}
