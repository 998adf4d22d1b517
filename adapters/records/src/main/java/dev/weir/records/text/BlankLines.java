package dev.weir.records.text;

import dev.weir.records.rows.RecordSink;
import dev.weir.records.text.RecordAssembly.Outcome;
import dev.weir.records.text.RecordAssembly.Split;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lines without anything before the first record, which says what they are. They are counted and
 * not kept: there may be any number of them.
 */
final class BlankLines {
  private @Nullable Split first;
  private long count;

  /** Reads them, and gives the record behind them, or null if there is none. */
  @Nullable Outcome readFrom(RecordAssembly records) throws IOException {
    Outcome next = records.next();
    while (next instanceof Split split && split.isBlank()) {
      first = first == null ? split.kept() : first;
      count++;
      next = records.next();
    }
    return next;
  }

  /** The first of them, or null if there are none. */
  @Nullable Split first() {
    return first;
  }

  /** Hands them over as what they are to the selection. */
  void handOver(Selection selection, RecordSink sink) {
    Split line = first;
    for (long i = 0; line != null && i < count; i++) {
      selection.accept(line.movedBy(i), sink);
    }
  }
}
