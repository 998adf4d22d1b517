package dev.weir.records.rows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a parser that reads on and on for one record. */
public final class RecordBudget extends FilterInputStream {
  /** Parsers read ahead by less than this. */
  private static final int READ_AHEAD = 64 << 10;

  private final int recordBytes;
  private long left = Long.MAX_VALUE;
  private long bytes;
  private boolean atEnd;

  public RecordBudget(InputStream input, int recordBytes) {
    super(input);
    this.recordBytes = recordBytes;
  }

  public static final class Exceeded extends IOException {
    Exceeded(int bytes) {
      super("a record is larger than %d bytes".formatted(bytes));
    }
  }

  public void startRecord() {
    left = (long) recordBytes + READ_AHEAD;
  }

  public void endRecord() {
    left = Long.MAX_VALUE;
  }

  /** As many as were read, ahead of the parser. */
  public long bytes() {
    return bytes;
  }

  /** Whether there is no more to read. */
  public boolean isAtEnd() {
    return atEnd;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    spend(read < 0 ? -1 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    spend(read);
    return read;
  }

  private void spend(int read) throws IOException {
    atEnd |= read < 0;
    bytes += Math.max(read, 0);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new Exceeded(recordBytes);
    }
  }
}
