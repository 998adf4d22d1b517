package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.ColumnType;
import dev.weir.secrets.ConnectionUri;
import dev.weir.testkit.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that a pipeline reads as another type than the server's: exactly, or not at all. */
class ColumnsTest {
  private static final Database DATABASE = new Database();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int8 | integer | 2147483647 | 2147483647",
        "int2 | bigint | -32768 | -32768",
        "int4 | decimal(12,2) | 7 | 7.00",
        "int4 | boolean | 1 | true",
        "int8 | double | 9007199254740992 | 9007199254740992.0",
        "int4 | real | 16777216 | 16777216.0",
        "oid | bigint | 4294967295 | 4294967295",
        "numeric | integer | 2.00 | 2",
        "numeric | bigint | 9223372036854775807 | 9223372036854775807",
        "numeric | double | 0.1 | 0.1",
        "numeric | real | 0.5 | 0.5",
        "numeric | double | NaN | nan",
        "numeric | boolean | 0 | false",
        "money | decimal(12,2) | 1234.50 | 1234.50",
        "money | integer | 1234 | 1234",
        "float8 | real | 0.1 | 0.1",
        "float8 | real | Infinity | inf",
        "float8 | integer | -7 | -7",
        "float8 | bigint | 1e18 | 1000000000000000000",
        "float8 | decimal(38,17) | 0.30000000000000004 | 0.30000000000000004",
        "float4 | double | 0.1 | 0.10000000149011612",
        "float4 | decimal(9,2) | 0.1 | 0.10",
        "bool | integer | true | 1",
        "bool | bigint | false | 0",
        "text | integer | 12 | 12",
        "text | boolean | true | true",
        "text | decimal(9,3) | 12.505 | 12.505",
        "text | real | 0.123456789 | 0.12345679",
        "text | timestamp | 2026-01-02T03:04:05.123456 | 2026-01-02 03:04:05.123456",
        "text | timestamptz | 2026-01-02 03:04:05 | 2026-01-02 03:04:05+00",
        "text | timestamptz | 2026-01-02 03:04:05+02 | 2026-01-02 01:04:05+00",
        "text | binary | QUI= | AB",
        "jsonb | bigint | 12 | 12",
        "date | timestamptz | 2026-01-02 | 2026-01-02 00:00:00+00",
        "timestamp | date | 2026-01-02 00:00:00 | 2026-01-02",
        "timestamp | timestamptz | 2026-01-02 03:04:05.5 | 2026-01-02 03:04:05.5+00",
        "timestamptz | timestamp | 2026-01-02 03:04:05+05:30 | 2026-01-01 21:34:05",
        "timestamptz | date | 2026-01-02 23:30:00+00 | 2026-01-02",
      })
  void whatLosesNothingIsRead(String declared, String type, String value, String expected)
      throws SQLException {
    define(declared, value);
    extract(type);
    assertThat(Database.parquet("SELECT v::varchar FROM FILES ORDER BY i", folder))
        .containsExactly(expected, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "numeric | integer | 2.5 | 2.5",
        "numeric | bigint | 9223372036854775808 | 9223372036854775808",
        "numeric | double | 3.14159265358979323846 | 3.14159265358979323846",
        "numeric | real | 16777217 | 16777217",
        "numeric | integer | NaN | NaN",
        "money | integer | 1234.50 | 1234.50",
        "int8 | integer | 2147483648 | 2147483648",
        "int8 | double | 9007199254740993 | 9007199254740993",
        "int4 | boolean | 2 | 2",
        "int4 | decimal(3,2) | 10 | 10",
        "float8 | real | 1e39 | 1e+39",
        "float8 | real | 0.30000000000000004 | 0.30000000000000004",
        "float8 | real | 1e-60 | 1e-60",
        "float8 | integer | 2.5 | 2.5",
        "float8 | bigint | 1e30 | 1e+30",
        "float8 | decimal(9,2) | 0.125 | 0.125",
        "float4 | decimal(9,2) | NaN | NaN",
        "text | integer | 1_000 | 1_000",
        "text | integer | 12abc | 12abc",
        "text | boolean | yes | yes",
        "text | decimal(38,2) | 12.505 | 12.505",
        "text | double | 1e400 | 1e400",
        "text | date | epoch | epoch",
        "text | date | 26-02-08 | 26-02-08",
        "text | date | 2026/02/08 | 2026/02/08",
        "text | timestamp | 2026-01-02 03:04:05Z | 2026-01-02 03:04:05Z",
        "text | timestamp | 2026-01-02 03:04:05.1234567 | 2026-01-02 03:04:05.1234567",
        "text | binary | \\x41 | \\x41",
        "date | timestamp | infinity | infinity",
        "date | timestamp | 5874897-12-31 | 5874897-12-31",
        "timestamp | date | 2026-01-02 03:04:05 | 2026-01-02 03:04:05",
        "timestamp | date | -infinity | -infinity",
        "timestamptz | timestamp | infinity | infinity",
      })
  void whatWouldLoseSomethingIsNamed(String declared, String type, String value, String shown)
      throws SQLException {
    define(declared, value);
    assertThatThrownBy(() -> extract(type))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2231 Cannot read column 'v' of table public.t on connection")
        .hasMessageContaining(": the value " + shown + " does not fit " + type)
        .hasMessageContaining("Set `columns: {v: text}` on the source");
    assertThat(folder).isEmptyDirectory();
  }

  /** As in a file: text of nothing but spaces is no number and no time. */
  @Test
  void blankTextIsNullThoughItsColumnIsNot() throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS t",
        "CREATE TABLE t (i integer, v text NOT NULL)",
        "INSERT INTO t VALUES (1, ''), (2, ' 7 ')");
    extract("integer");
    assertThat(Database.parquet("SELECT v::varchar FROM FILES ORDER BY i", folder))
        .containsExactly(null, "7");
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWhereTheDatabaseDoesNotKnowItsEncoding() throws SQLException {
    DATABASE.run(
        "DROP DATABASE IF EXISTS plain",
        "CREATE DATABASE plain ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0");
    Database plain =
        Database.at(
            ConnectionUri.parse(
                "shop",
                "postgresql://postgres@localhost:%d/plain".formatted(PostgresServer.port())));
    plain.run("CREATE TABLE t (v text)", "INSERT INTO t VALUES ('Käse'), (E'K\\xe4se')");
    assertThatThrownBy(() -> extract(plain, new Relation.Table("t", Map.of())))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2221 Cannot read column 'v' of table public.t")
        .hasMessageContaining("the bytes 4be47365 are no UTF-8");
    String latin =
        """
        SELECT v FROM t WHERE length(v) = 5 UNION ALL
        SELECT convert_from(convert(convert_to(v, 'LATIN1'), 'LATIN1', 'UTF8'), 'UTF8') FROM t
        WHERE length(v) = 4
        """;
    extract(plain, new Relation.Query(latin, Map.of()));
    assertThat(Database.parquet("SELECT v FROM FILES", folder)).isEqualTo(List.of("Käse", "Käse"));
  }

  private static void define(String type, String value) throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS t",
        "CREATE TABLE t (i integer, v " + type + ")",
        "INSERT INTO t VALUES (0, '" + value + "'), (1, NULL)");
  }

  private void extract(String type) {
    extract(DATABASE, new Relation.Table("t", Map.of("v", ColumnType.parse(type))));
  }

  private void extract(Database database, Relation relation) {
    database.source().extract(relation, 1, folder, (_, _) -> {});
  }
}
