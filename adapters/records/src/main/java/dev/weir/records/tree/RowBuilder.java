package dev.weir.records.tree;

import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.value.BadValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The row that a record becomes, or why it cannot. For one record after the other. */
final class RowBuilder {
  private final Columns columns;
  private @Nullable Object[] row = {};
  private @Nullable Refusal refusal;
  private @Nullable Problem problem;

  /** Of the record as such. */
  private record Refusal(String kind, String reason) {}

  /**
   * @param column by its number
   */
  private record Problem(int column, BadValue reason, String value) {}

  RowBuilder(Columns columns) {
    this.columns = columns;
  }

  /** A record begins: all columns are null. */
  void begin() {
    row = new @Nullable Object[columns.count()];
    refusal = null;
    problem = null;
  }

  /**
   * The record cannot become a row, whatever is in its columns. The first of several counts.
   *
   * @param kind as in {@link Reject}
   */
  void refuse(String kind, String reason) {
    refusal = refusal == null ? new Refusal(kind, reason) : refusal;
  }

  /** Sets a column that the record has. */
  void set(int column, @Nullable Object value) {
    columns.see(column);
    row[column] = value;
  }

  /** Sets a column to what its type makes of the text. */
  void text(int column, String text) {
    columns.see(column);
    try {
      row[column] = columns.text(column).read(text);
    } catch (BadValue e) {
      bad(column, e, text);
    }
  }

  /** Of several, the one of the first column is told, wherever it is in the record. */
  void bad(int column, BadValue reason, String value) {
    columns.see(column);
    if (problem == null || column < problem.column()) {
      problem = new Problem(column, reason, value);
    }
  }

  /**
   * Hands over what there is, as a row or as a reject.
   *
   * @param record as it was written; asked for a reject only
   */
  void deliver(long position, Supplier<String> record, RecordSink sink) {
    if (refusal != null) {
      sink.reject(new Reject(position, refusal.kind(), refusal.reason(), record.get()));
    } else if (problem != null) {
      sink.reject(
          Reject.ofValue(
              position,
              problem.reason().kind(),
              columns.name(problem.column()),
              problem.value(),
              record.get()));
    } else {
      columns.row();
      sink.row(row);
    }
  }
}
