package dev.weir.postgres.source;

import java.util.function.BiConsumer;

/** Adds up how far the parts are. Thread-safe. */
final class Totals {
  private final long[] rows;
  private final long[] bytes;
  private final BiConsumer<Long, Long> progress;

  Totals(int parts, BiConsumer<Long, Long> progress) {
    this.rows = new long[parts];
    this.bytes = new long[parts];
    this.progress = progress;
  }

  /** Rows and bytes of a part so far. One report at a time, so that they never go back. */
  synchronized void set(int part, long partRows, long partBytes) {
    rows[part] = partRows;
    bytes[part] = partBytes;
    progress.accept(sum(rows), sum(bytes));
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }
}
