package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  private static final Database DATABASE = new Database();

  /** DuckDB writes no 0 before the point. */
  private static final String TEXT =
      "SELECT regexp_replace(v::varchar, '^(-?)[.]', '\\10.') FROM FILES ORDER BY i";

  @TempDir Path folder;

  @BeforeAll
  static void types() throws SQLException {
    DATABASE.run(
        "CREATE TYPE mood AS ENUM ('sad', 'so so')",
        "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
        "CREATE TYPE pair AS (a integer, b text)");
  }

  /** Values are separated by semicolons; a null comes after them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bool | boolean | true;false",
        "int2 | integer | 32767;-32768;0",
        "int4 | integer | 2147483647;-2147483648;0",
        "int8 | bigint | 9223372036854775807;-9223372036854775808;9007199254740993",
        "serial | integer | 1",
        "oid | bigint | 0;4294967295",
        "numeric(12,2) | decimal(12,2) | 9999999999.99;-9999999999.99;-0.01;0;0.10;10000;-1",
        "numeric(5) | decimal(5,0) | 99999;-10000;0",
        "numeric(18,1) | decimal(18,1) | 12345678901234567.8;-99999999999999999.9;0.1",
        "numeric(19,4) | decimal(19,4) | 999999999999999.9999;-0.0001",
        "numeric(38,10) | decimal(38,10) |"
            + " 1234567890123456789012345678.0123456789;-9999999999999999999999999999.9999999999;0.1",
        "numeric(38,38) | decimal(38,38) |"
            + " 0.00000000000000000000000000000000000001;-0.99999999999999999999999999999999999999",
        "numeric(38,0) | decimal(38,0) | 99999999999999999999999999999999999999;-1;100000000",
        "numeric(3,-2) | decimal(5,0) | 12300;-99900",
        "numeric(2,4) | decimal(4,4) | 0.0099;-0.0001",
        "text | text | ;NULL;\\N;é🙂;a\tb",
        "varchar(8) | text | x  y;",
        "char(5) | text | ab;",
        "name | text | pg_class",
        "\"char\" | text | x",
        "uuid | text |"
            + " c4ca4238-a0b9-2382-0dcc-509a6f75849b;00000000-0000-0000-0000-000000000000;ffffffff-ffff-ffff-ffff-ffffffffffff",
        "json | text | {};null",
        "jsonb | text | null;12345678901234567890.5;[1, \"x\"];{\"b\": {\"c\": null}}",
        "xml | text | <a>é</a>",
        "inet | text | 10.0.0.1/8;::1",
        "time | text | 23:59:59.999999;24:00",
        "timetz | text | 23:59:59.999999+05:45",
        "interval | text | 1 mon 2 days 03:04:05.000006;-1 year",
        "bit(3) | text | 101",
        "int4range | text | [1,5);empty",
        "mood | text | sad;so so",
        "positive | integer | 1;2147483647",
        "pair | text | (1,x)",
        "date | date | 0001-01-01;1582-10-10;1969-12-31;9999-12-31;2000-02-29",
        "timestamp | timestamp | 2024-02-29 23:59:59.999999;1969-12-31 23:59:59.000001;0001-01-01"
            + " 00:00:00;9999-12-31 23:59:59.999999",
      })
  void aTypeIsReadAsTheServerWritesIt(String declared, String type, String values)
      throws SQLException {
    define(declared, values.split(";", -1));
    assertThat(column(Map.of()).type().text()).isEqualTo(type);
    extract(Map.of());
    assertThat(Database.parquet(TEXT, folder))
        .isEqualTo(DATABASE.strings("SELECT v::text FROM t ORDER BY i"))
        .hasSize(values.split(";", -1).length + (declared.equals("serial") ? 0 : 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "float4 | 0.1;16777217;NaN;Infinity;-Infinity;-0;1e-45 |"
            + " 0.1;16777216.0;nan;inf;-inf;-0.0;1e-45",
        "float8 | 0.1;NaN;Infinity;-0;5e-324;1.7976931348623157e308 |"
            + " 0.1;nan;inf;-0.0;5e-324;1.7976931348623157e+308",
        "bytea | \\x00ff10;\\x | \\x00\\xFF\\x10;",
        "timestamptz | 2024-07-01 12:00:00.123456+02;0001-01-01 00:00:00+00 | 2024-07-01"
            + " 10:00:00.123456+00;0001-01-01 00:00:00+00",
        "int[] | {1,NULL,3};{};{{1},{2}} | [1,null,3];[];[[1],[2]]",
        "text[] | {a,\"b \\\" c\"} | [\"a\",\"b \\\" c\"]",
        "timestamptz[] | {2024-07-01 12:00+02} | [\"2024-07-01T10:00:00+00:00\"]",
      })
  void aTypeThatIsWrittenOtherwiseIsReadAsExpected(String declared, String values, String expected)
      throws SQLException {
    define(declared, values.split(";", -1));
    extract(Map.of());
    assertThat(
            Database.parquet("SELECT v::varchar FROM FILES WHERE v IS NOT NULL ORDER BY i", folder))
        .containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "numeric | text | 3.14159265358979323846264338327950288419;NaN",
        "numeric | decimal(38,37) | 3.1415926535897932384626433832795028841;-0.5",
        "numeric(60,2) | decimal(38,2) | 123456789012345678901234567890123456.78",
        "numeric(60,2) | bigint | 12",
        "text | bigint | 12;-9223372036854775808",
        "text | date | 2024-02-29",
        "bigint | text | 9223372036854775807",
        "timestamp | text | infinity;2024-02-29 23:59:59.999999;0044-03-15 00:00:00 BC",
        "timestamptz | text | 2024-07-01 12:00:00.123456+02",
        "date | timestamp | 2024-02-29",
        "int4 | boolean | 1;0",
        "uuid | text | c4ca4238-a0b9-2382-0dcc-509a6f75849b",
      })
  void aPipelineMayChooseAnotherType(String declared, String type, String values)
      throws SQLException {
    define(declared, values.split(";", -1));
    Map<String, ColumnType> columns = Map.of("v", ColumnType.parse(type));
    assertThat(column(columns).type().text()).isEqualTo(type);
    extract(columns);
    String server = type.startsWith("decimal") ? "numeric" + type.substring(7) : type;
    assertThat(Database.parquet("SELECT v::varchar FROM FILES ORDER BY i", folder))
        .isEqualTo(DATABASE.strings("SELECT v::" + server + "::text FROM t ORDER BY i"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "numeric | NaN | the value NaN does not fit decimal(38,9)",
        "numeric | -Infinity | the value -Infinity does not fit decimal(38,9)",
        "numeric | 3.14159265358979 | the value 3.14159265358979 does not fit decimal(38,9). Set"
            + " `columns: {v: text}` on the source (or a decimal(p,s)",
        "numeric | 123456789012345678901234567890 | the value 123456789012345678901234567890 does"
            + " not fit",
        "numeric | -1e-10 | the value -0.0000000001 does not fit",
        "numeric | 1e1000 | the value 1000000000",
        "date | infinity | the value infinity does not fit date. Set `columns: {v: text}`",
        "date | 10000-01-01 | the value +10000-01-01 (years 0001 to 9999 do) does not fit",
        "date | 0001-12-31 BC | the value 0000-12-31 (years",
        "timestamp | -infinity | the value -infinity does not fit timestamp",
        "timestamptz | 0044-03-15 00:00:00 BC | the value -0043-03-15T00:00:00Z (years",
        "timestamp | 294276-12-31 23:59:59 | the value +294276-12-31T23:59:59Z",
      })
  void aValueThatCannotBeRepresentedIsNamed(String declared, String value, String message)
      throws SQLException {
    define(declared, value);
    assertThatThrownBy(() -> extract(Map.of()))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2231 Cannot read column 'v' of table public.t on connection")
        .hasMessageContaining(message);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "money | money is written in the server's currency. Set `columns: {v: text}` or `columns:"
            + " {v: decimal(19,2)}`",
        "numeric(39,1) | numeric(39,1) has more than 38 digits. Set `columns: {v: text}` or"
            + " `columns: {v: decimal(38,1)}`",
      })
  void aTypeThatCannotBeRepresentedIsRefused(String declared, String message) throws SQLException {
    define(declared);
    assertThatThrownBy(() -> column(Map.of()))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2230 Cannot read column 'v' of table public.t on connection")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "uuid, bigint, uuid is no bigint",
    "date, integer, date is no integer",
    "bigint, date, int8 is no date",
    "bool, double, bool is no double",
    "time, timestamp, time is no timestamp",
    "bytea, 'decimal(9,2)', 'bytea is no decimal(9,2)'",
    "int[], integer, _int4 is no integer",
  })
  void whatNoValueCanBecomeIsFoundWhenDescribed(String declared, String type, String reason)
      throws SQLException {
    define(declared);
    assertThatThrownBy(() -> column(Map.of("v", ColumnType.parse(type))))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2230 Cannot read column 'v' of table public.t on connection")
        .hasMessageEndingWith(": " + reason + ". Set `columns: {v: text}` on the source.");
  }

  private static void define(String type, String... values) throws SQLException {
    DATABASE.run("DROP TABLE IF EXISTS t", "CREATE TABLE t (i integer NOT NULL, v " + type + ")");
    for (int i = 0; i < values.length; i++) {
      DATABASE.run("INSERT INTO t VALUES (%d, '%s')".formatted(i, values[i].replace("'", "''")));
    }
    if (!type.equals("serial")) {
      DATABASE.run("INSERT INTO t VALUES (%d, NULL)".formatted(values.length));
    }
  }

  private static Column column(Map<String, ColumnType> columns) {
    return DATABASE
        .source()
        .describe(new Relation.Table("t", columns))
        .schema()
        .columns()
        .getLast();
  }

  private void extract(Map<String, ColumnType> columns) {
    DATABASE.source().extract(new Relation.Table("t", columns), 1, folder, (_, _) -> {});
  }
}
