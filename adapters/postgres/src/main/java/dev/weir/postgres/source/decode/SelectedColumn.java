package dev.weir.postgres.source.decode;

import dev.weir.error.TerminalException;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.source.ServerText;
import java.util.Optional;

/**
 * A column as it is read.
 *
 * @param relation where it is, for messages: {@code table public.course on connection 'courses'}
 * @param expression what the server is asked for
 * @param wire how the answer comes
 * @param judge of what comes as text and is not read as text
 */
public record SelectedColumn(
    String relation,
    String name,
    String expression,
    Wire wire,
    ColumnType type,
    boolean nullable,
    Optional<ServerText> judge) {
  public Column column() {
    return new Column(name, type, nullable);
  }

  /**
   * The same of a database that promises nothing about the bytes of its texts. They are asked for
   * as bytes, for the server would refuse to send them as text, and not say of which column.
   */
  public SelectedColumn unchecked() {
    if (wire != Wire.TEXT) {
      return this;
    }
    String bytes = "convert_to(CAST(" + expression + " AS text), 'SQL_ASCII')";
    return new SelectedColumn(relation, name, bytes, Wire.UNCHECKED_TEXT, type, nullable, judge);
  }

  /** A value that the column's type cannot hold. */
  public TerminalException doesNotFit(String value) {
    return doesNotFit(value, "");
  }

  /**
   * @param reason empty if the value says it all
   */
  TerminalException doesNotFit(String value, String reason) {
    return new TerminalException(
        PostgresError.VALUE_DOES_NOT_FIT,
        "Cannot read column '%s' of %s: the value %s does not fit %s%s. Set `columns: {%s: text}` on the source%s, or leave such rows out by a query."
            .formatted(
                name,
                relation,
                value,
                type.text(),
                reason.isEmpty() ? "" : " (" + reason + ")",
                name,
                otherType()));
  }

  private String otherType() {
    return type instanceof ColumnType.Decimal
        ? " (or a decimal(p,s) that holds every value exactly, with p up to 38)"
        : "";
  }

  /**
   * @param bytes hexadecimal
   */
  TerminalException notUtf8(String bytes) {
    return new TerminalException(
        PostgresError.NOT_UTF8,
        "Cannot read column '%s' of %s: the bytes %s are no UTF-8, and the database's encoding is SQL_ASCII, which does not say what they are. Say it in a query, as for Latin 1: convert_from(convert(convert_to(%s, 'LATIN1'), 'LATIN1', 'UTF8'), 'UTF8')."
            .formatted(name, relation, bytes, name));
  }

  public TerminalException notExpected(String what) {
    return new TerminalException(
        PostgresError.UNEXPECTED_ANSWER,
        "Cannot read column '%s' of %s: %s. Set `columns: {%s: text}` on the source, and report this."
            .formatted(name, relation, what, name));
  }
}
