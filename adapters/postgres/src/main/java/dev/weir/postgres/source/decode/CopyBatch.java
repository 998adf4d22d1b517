package dev.weir.postgres.source.decode;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyOut;

/**
 * Some rows of COPY's binary format, as the driver gave them, and where each value lies in them.
 * Not thread-safe; filled again and again.
 */
public final class CopyBatch {
  /** Position of a null. */
  static final int NULL = -1;

  private static final int MAX_ROWS = 1000;

  /** Ends a batch early, so that a table of large values does not fill the memory. */
  private static final int MAX_BYTES = 1 << 20;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** The signature, flags, and the length of an extension: nobody uses either. */
  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', -1, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private static final short TRAILER = -1;

  /** Length of a null. */
  private static final int NO_VALUE = -1;

  private final int columns;
  private final byte[][] rows = new byte[MAX_ROWS][];
  private final int[] positions;
  private boolean headerRead;
  private int size;

  public CopyBatch(int columns) {
    this.columns = columns;
    this.positions = new int[columns * MAX_ROWS];
  }

  static short int2(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at);
  }

  static int int4(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long int8(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  public int size() {
    return size;
  }

  public byte[] row(int row) {
    return rows[row];
  }

  /** Where the value begins in {@link #row}; its length is the 4 bytes before. */
  public int position(int column, int row) {
    return positions[column * MAX_ROWS + row];
  }

  /** Takes the next rows. Returns false if there are none. */
  public boolean read(CopyOut copy) throws SQLException {
    size = 0;
    long bytes = 0;
    while (size < MAX_ROWS && bytes < MAX_BYTES && copy.isActive()) {
      byte[] message = copy.readFromCopy();
      if (message == null) {
        break;
      }
      bytes += message.length;
      add(message);
    }
    return size > 0;
  }

  /** The server sends each row as one message, the first behind the header. */
  private void add(byte[] message) {
    int at = 0;
    if (!headerRead) {
      headerRead = true;
      at = HEADER.length;
      if (message.length < at || !Arrays.equals(message, 0, at, HEADER, 0, at)) {
        throw unexpected("another header");
      }
    }
    if (at == message.length) {
      return;
    }
    int count = message.length - at < Short.BYTES ? 0 : int2(message, at);
    if (count == TRAILER) {
      return;
    }
    if (count != columns) {
      throw unexpected("a row of %d values".formatted(count));
    }
    addRow(message, at + Short.BYTES);
  }

  private void addRow(byte[] message, int first) {
    int at = first;
    for (int column = 0; column < columns; column++) {
      int left = message.length - at - Integer.BYTES;
      int length = left < 0 ? Integer.MAX_VALUE : int4(message, at);
      if (length < NO_VALUE || length > left) {
        throw unexpected("a row that is cut off, or damaged, at byte %d".formatted(at));
      }
      at += Integer.BYTES;
      positions[column * MAX_ROWS + size] = length == NO_VALUE ? NULL : at;
      at += Math.max(length, 0);
    }
    if (at != message.length) {
      throw unexpected("a row that ends at byte %d of %d".formatted(at, message.length));
    }
    rows[size++] = message;
  }

  private TerminalException unexpected(String what) {
    return new TerminalException(
        PostgresError.UNEXPECTED_ANSWER,
        "Cannot read COPY's binary format: the server sent %s, where each row has %d columns. Report this."
            .formatted(what, columns));
  }
}
