package dev.weir.records.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps what a parser has read of the record that it is reading, to show it as it was written.
 * Between records, only what was read last is kept: the next one begins in it.
 */
final class RecordBytes extends FilterInputStream {
  private static final int BUFFER = 16 << 10;

  private byte[] kept = new byte[BUFFER];
  private int size;

  /** Of the first byte that is kept, in the document. */
  private long offset;

  private long start;
  private boolean inRecord;

  RecordBytes(InputStream input) {
    super(input);
  }

  /**
   * A record begins.
   *
   * @param at offset of its first byte
   */
  void begin(long at) {
    start = at;
    inRecord = true;
  }

  /** The record has ended. */
  void end() {
    inRecord = false;
  }

  /**
   * The record from its beginning, for people.
   *
   * @param end offset behind its last byte
   */
  String text(long end) {
    int from = Math.clamp(start - offset, 0, size);
    int to = Math.clamp(end - offset, from, size);
    return new String(kept, from, to - from, StandardCharsets.UTF_8).strip();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int at, int length) throws IOException {
    int read = super.read(bytes, at, length);
    if (read > 0) {
      drop(inRecord ? Math.clamp(start - offset, 0, size) : size);
      keep(bytes, at, read);
    }
    return read;
  }

  private void drop(int bytes) {
    System.arraycopy(kept, bytes, kept, 0, size - bytes);
    size -= bytes;
    offset += bytes;
  }

  private void keep(byte[] bytes, int at, int length) {
    if (size + length > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, size + length));
    }
    System.arraycopy(bytes, at, kept, size, length);
    size += length;
  }
}
