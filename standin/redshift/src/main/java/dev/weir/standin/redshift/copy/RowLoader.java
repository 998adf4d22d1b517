package dev.weir.standin.redshift.copy;

import dev.weir.standin.redshift.statement.RedshiftError;
import dev.weir.standin.redshift.statement.Token;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a file's rows into the table. */
final class RowLoader {
  private static final int BATCH = 1000;

  private final CopyCommand command;
  private final S3Address address;
  private final List<TableColumn> columns;

  RowLoader(CopyCommand command, S3Address address, List<TableColumn> columns) {
    this.command = command;
    this.address = address;
    this.columns = columns;
  }

  long load(Connection connection, ResultSet values) throws SQLException {
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(insert())) {
      while (values.next()) {
        for (int i = 0; i < columns.size(); i++) {
          insert.setObject(i + 1, value(values, i + 1, columns.get(i)));
        }
        insert.addBatch();
        if (++rows % BATCH == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    return rows;
  }

  private String insert() {
    String names =
        columns.stream()
            .map(column -> Token.quote(column.name()))
            .collect(Collectors.joining(", "));
    String values =
        columns.stream()
            .map(column -> column.type().equals("super") ? "?::jsonb" : "?")
            .collect(Collectors.joining(", "));
    String overriding = command.explicitIds() ? " OVERRIDING SYSTEM VALUE" : "";
    return "INSERT INTO %s (%s)%s VALUES (%s)"
        .formatted(command.table().quoted(), names, overriding, values);
  }

  private @Nullable Object value(ResultSet row, int index, TableColumn column) throws SQLException {
    Object value = row.getObject(index);
    if (value == null) {
      return null;
    }
    return switch (column.type()) {
      case "character varying", "character" -> text((String) value, column);
      case "date" -> LocalDate.ofEpochDay(((Number) value).longValue());
      case "timestamp without time zone" -> time((Number) value);
      case "timestamp with time zone" -> time((Number) value).atOffset(ZoneOffset.UTC);
      case "binary varying" -> bytes((Blob) value);
      default -> value;
    };
  }

  private static LocalDateTime time(Number micros) {
    Instant instant = Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static byte[] bytes(Blob blob) throws SQLException {
    return blob.getBytes(1, (int) blob.length());
  }

  /** Too long in bytes: aws/aws-sdk-pandas issue 280; "Character types", r_Character_types. */
  private String text(String value, TableColumn column) {
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > column.length()) {
      throw Diagnostics.spectrum(
          15001,
          "The length of the data column %s is longer than the length defined in the table. Table: %d, Data: %d, File name: %s"
              .formatted(column.name(), column.length(), bytes, address.https()));
    }
    if (value.indexOf('\0') >= 0) {
      throw new RedshiftError("invalid byte sequence for encoding \"UTF8\": 0x00");
    }
    return value;
  }
}
