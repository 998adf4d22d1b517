package dev.weir.postgres.source.decode;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;

/**
 * A column as it is read.
 *
 * @param relation where it is, for messages: {@code table public.course on connection 'courses'}
 * @param expression what the server is asked for
 * @param wire how the answer comes
 */
public record SelectedColumn(
    String relation, String name, String expression, Wire wire, ColumnType type, boolean nullable) {
  public Column column() {
    return new Column(name, type, nullable);
  }

  /** A value that the column's type cannot hold. */
  public TerminalException doesNotFit(String value) {
    return new TerminalException(
        PostgresError.VALUE_DOES_NOT_FIT,
        "Cannot read column '%s' of %s: the value %s does not fit %s. Set `columns: {%s: text}` on the source%s, or leave such rows out by a query."
            .formatted(name, relation, value, type.text(), name, otherType()));
  }

  private String otherType() {
    return type instanceof ColumnType.Decimal
        ? " (or a decimal(p,s) that holds every value exactly, with p up to 38)"
        : "";
  }

  public TerminalException notExpected(String what) {
    return new TerminalException(
        PostgresError.UNEXPECTED_ANSWER,
        "Cannot read column '%s' of %s: %s. Set `columns: {%s: text}` on the source, and report this."
            .formatted(name, relation, what, name));
  }
}
