package dev.weir.records.gzip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks all members of a gzip file (RFC 1952), with the zero bytes that some writers put between
 * them. Where anything else follows a member, reading fails: the JDK's own stream takes that for
 * the end of the file, and what comes behind it would be lost without a word.
 */
public final class GzipMembers extends InputStream {
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATED = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA_FIELD = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;

  private final InputStream stored;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer;
  private int next;
  private int end;

  /** Bytes of the file that have been put into the buffer. */
  private long fetched;

  private boolean inMember;

  /**
   * @param bufferBytes to read at once
   */
  public GzipMembers(InputStream stored, int bufferBytes) {
    this.stored = stored;
    this.buffer = new byte[bufferBytes];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws ZipException saying what is wrong, and at which byte. Not an {@code EOFException} where
   *     it ends early: parsers take that for a good end
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (length > 0) {
      if (!inMember && !begin()) {
        return -1;
      }
      int unpacked = inflate(target, offset, length);
      if (unpacked > 0) {
        checksum.update(target, offset, unpacked);
        return unpacked;
      }
      if (inflater.finished()) {
        finish();
      } else {
        feed();
      }
    }
    return 0;
  }

  private int inflate(byte[] target, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw damaged(e);
    }
  }

  private ZipException damaged(DataFormatException cause) {
    ZipException damaged =
        new ZipException("what is packed is damaged before byte %d".formatted(fetched));
    damaged.initCause(cause);
    return damaged;
  }

  private void feed() throws IOException {
    int first = required();
    next--;
    buffer[next] = (byte) first;
    inflater.setInput(buffer, next, end - next);
    next = end;
  }

  /** The member's checksum and size. */
  private void finish() throws IOException {
    next = end - inflater.getRemaining();
    long written = inflater.getBytesWritten() & 0xffffffffL;
    if (number() != checksum.getValue() || number() != written) {
      throw new ZipException("its checksum is wrong before byte %d".formatted(position()));
    }
    inflater.reset();
    checksum.reset();
    inMember = false;
  }

  /** Reads the header of the next member; false if there is none. */
  private boolean begin() throws IOException {
    boolean isFirst = position() == 0;
    int first = byteOrEnd();
    while (first == 0 && !isFirst) {
      first = byteOrEnd();
    }
    if (first < 0 && !isFirst) {
      return false;
    }
    if (first != MAGIC_1 || required() != MAGIC_2 || required() != DEFLATED) {
      throw new ZipException(
          isFirst
              ? "it is not in gzip format"
              : "what follows a member at byte %d is not gzip".formatted(position()));
    }
    skipHeader(required());
    inMember = true;
    return true;
  }

  private void skipHeader(int flags) throws IOException {
    skip(TIME_FLAGS_AND_SYSTEM);
    if ((flags & EXTRA_FIELD) != 0) {
      skip(required() | (required() << Byte.SIZE));
    }
    for (int text : new int[] {NAME, COMMENT}) {
      if ((flags & text) != 0) {
        skipText();
      }
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
  }

  /** To the zero byte that ends it. */
  private void skipText() throws IOException {
    int read = required();
    while (read != 0) {
      read = required();
    }
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      int _ = required();
    }
  }

  /** 32 bits, the lowest first. */
  private long number() throws IOException {
    long number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number |= (long) required() << (i * Byte.SIZE);
    }
    return number;
  }

  private int required() throws IOException {
    int value = byteOrEnd();
    if (value < 0) {
      throw new ZipException("it ends at byte %d, before its last member does".formatted(fetched));
    }
    return value;
  }

  private int byteOrEnd() throws IOException {
    if (next == end) {
      int read = stored.read(buffer, 0, buffer.length);
      if (read <= 0) {
        return -1;
      }
      next = 0;
      end = read;
      fetched += read;
    }
    return buffer[next++] & 0xff;
  }

  private long position() {
    return fetched - (end - next);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    stored.close();
  }
}
