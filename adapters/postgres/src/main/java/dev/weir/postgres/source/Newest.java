package dev.weir.postgres.source;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.postgres.connection.PostgresError;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a relation has in a cursor column. Each question is one that an index answers. */
record Newest(Connection connection, SelectedRelation selection, String column, CursorType type) {
  CursorBounds bounds(Duration settle) throws SQLException {
    Instant clock = clock();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql(clock, settle))) {
      row.next();
      value(row.getString(3));
      return new CursorBounds(value(row.getString(1)), row.getLong(2), clock);
    }
  }

  private Instant clock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp() AT TIME ZONE 'UTC'")) {
      row.next();
      return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
  }

  private String sql(Instant clock, Duration settle) {
    String reference = selection.reference(column);
    String greatest = "(SELECT max(" + reference + ") FROM " + selection.from();
    String nulls =
        "(SELECT count(*) FROM " + selection.from() + " WHERE " + reference + " IS NULL)";
    return "SELECT CAST(%s%s) AS text), %s, CAST(%s) AS text)"
        .formatted(greatest, notTooNew(reference, clock, settle), nulls, greatest);
  }

  private String notTooNew(String reference, Instant clock, Duration settle) {
    return type.newest(clock, settle)
        .map(value -> " WHERE " + reference + " <= " + SelectedRelation.literal(type, value))
        .orElse("");
  }

  private Optional<String> value(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(type::parse);
    } catch (IllegalArgumentException e) {
      throw new TerminalException(
          PostgresError.CURSOR_VALUE,
          "Cannot read what is new of %s by '%s': its greatest value is %s, and nothing is ever behind that. Leave such rows out by a query, or read the source as a whole."
              .formatted(selection.relation(), column, text),
          e);
    }
  }
}
