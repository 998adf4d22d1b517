package dev.weir.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.increment.CursorBounds;
import dev.weir.increment.CursorType;
import dev.weir.increment.Window;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.ColumnType;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is new of a relation. MariaDB's binaries are there for one platform. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MySqlWindowsTest {
  @TempDir Path folder;

  /** Of three rows and a null: the newest value, and how many are from the second on. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "bigint | -1;0;7 | bigint | 0 | 7",
        "bigint unsigned | 1;2;18446744073709551615 | decimal(20,0) | 2 | 18446744073709551615",
        "decimal(12,2) | 0;0.01;7.50 | decimal(12,2) | 0.01 | 7.5",
        "date | '0001-01-01';'1970-01-01';'2026-11-01' | date | 1970-01-01 | 2026-11-01",
        "datetime | '2026-03-29 02:30:00';'2026-10-25 02:30:00';'2026-10-25 02:30:01' | timestamp | 2026-10-25T02:30:00 | 2026-10-25T02:30:01",
        "timestamp(6) NULL | '2026-01-01';'2026-10-25 02:30:00.000001';'2026-10-25 02:30:01' | timestamptz | 2026-10-25T02:30:00.000001Z | 2026-10-25T02:30:01Z",
      })
  void aWindowIsReadByTheColumnsOwnOrder(
      String column, String values, String type, String from, String newest) throws SQLException {
    run(
        "CREATE DATABASE IF NOT EXISTS shop CHARACTER SET utf8mb4",
        "CREATE OR REPLACE TABLE shop.moved (`a ``t` " + column + ")",
        "INSERT INTO shop.moved VALUES (" + values.replace(";", "), (") + "), (NULL)");
    CursorType cursor = CursorType.of(ColumnType.parse(type)).orElseThrow();
    CursorBounds bounds = source().bounds(table(), "a `t", cursor, Duration.ofMinutes(2));
    assertThat(bounds.newest()).contains(newest);
    assertThat(bounds.nulls()).isEqualTo(1);
    Window window =
        new Window("a `t", cursor, Optional.of(from), Optional.of(cursor.next(newest)), false, 1);
    assertThat(
            source().extract(table(), Optional.of(window), 1, folder, (_, _) -> {}).stream()
                .mapToLong(ExtractedFile::rows)
                .sum())
        .isEqualTo(2);
  }

  private static Relation table() {
    return new Relation.Table("moved", Map.of());
  }

  private static MySqlConnections connections(String database) {
    return new MySqlConnections("shop", MariaDbServer.database(database), "shop");
  }

  private static MySqlSource source() {
    return new MySqlSource(connections("shop"), WriterSettings.DEFAULT, SessionBudget.of(10));
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = connections("test").open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
