package dev.weir.mysql;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
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
      return new CursorBounds(value(row.getString(1)), row.getLong(2), clock);
    }
  }

  private Instant clock() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT UTC_TIMESTAMP(6)")) {
      row.next();
      return row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
  }

  private String sql(Instant clock, Duration settle) {
    String reference = Describer.quoted(column);
    return "SELECT CAST((SELECT max(%s) FROM %s%s) AS CHAR), (SELECT count(*) FROM %s WHERE %s IS NULL)"
        .formatted(
            reference,
            selection.from(),
            notTooNew(reference, clock, settle),
            selection.from(),
            reference);
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
          MySqlError.CURSOR_VALUE,
          "Cannot read what is new of %s by '%s': its greatest value is %s. Leave such rows out by a query, or read the source as a whole."
              .formatted(selection.from(), column, text),
          e);
    }
  }
}
