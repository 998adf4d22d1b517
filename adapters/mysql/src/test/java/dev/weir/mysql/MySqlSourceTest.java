package dev.weir.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.parquet.WriterSettings;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.secrets.ConnectionUri;
import dev.weir.source.Description;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.TableSummary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MariaDB's binaries are there for one platform. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MySqlSourceTest {
  @TempDir Path folder;

  @BeforeAll
  static void tables() throws SQLException {
    run(
        "CREATE DATABASE IF NOT EXISTS shop CHARACTER SET utf8mb4",
        "CREATE OR REPLACE TABLE shop.course (id integer NOT NULL PRIMARY KEY, title varchar(50))",
        "INSERT INTO shop.course VALUES (1, 'Java'), (2, NULL), (3, 'é🙂')",
        "ANALYZE TABLE shop.course",
        "CREATE OR REPLACE TABLE shop.nothing (id integer NOT NULL)",
        "CREATE OR REPLACE VIEW shop.seen AS SELECT id FROM shop.course",
        "CREATE OR REPLACE TABLE shop.`select ``me``.now` (`Order` integer, `a b.c` text)",
        "INSERT INTO shop.`select ``me``.now` VALUES (1, 'two')");
  }

  @Test
  void whoAnswersIsAskedAndTablesAreListed() {
    ServerIdentity identity = source().identify();

    assertThat(identity.product()).startsWith("MariaDB 1");
    assertThat(identity.address()).endsWith("/shop");
    assertThat(identity.user()).startsWith("weir@");
    assertThat(identity.proven()).isFalse();
    assertThat(source().tables())
        .extracting(TableSummary::name)
        .contains("course", "nothing", "seen", "select `me`.now");
    assertThat(source().tables())
        .filteredOn(table -> table.name().equals("course") || table.name().equals("seen"))
        .extracting(TableSummary::stored, TableSummary::estimatedRows)
        .containsExactly(tuple(true, 3L), tuple(false, -1L));
  }

  /** Values are separated by semicolons, and so is what DuckDB shows of them; a null follows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "tinyint | integer | 127;-128 | 127;-128",
        "tinyint(1) | integer | 1;0;5 | 1;0;5",
        "boolean | integer | 1;0 | 1;0",
        "tinyint unsigned | integer | 255 | 255",
        "smallint | integer | -32768 | -32768",
        "mediumint unsigned | integer | 16777215 | 16777215",
        "int | integer | 2147483647;-2147483648 | 2147483647;-2147483648",
        "int unsigned | bigint | 4294967295 | 4294967295",
        "bigint | bigint | 9223372036854775807;-9223372036854775808 | 9223372036854775807;-9223372036854775808",
        "bigint unsigned | decimal(20,0) | 18446744073709551615;0 | 18446744073709551615;0",
        "bit(1) | boolean | 1;0 | true;false",
        "bit(64) | decimal(20,0) | 18446744073709551615 | 18446744073709551615",
        "decimal(12,2) | decimal(12,2) | 9999999999.99;-0.01;0 | 9999999999.99;-0.01;0.00",
        "decimal(38,10) | decimal(38,10) | 1234567890123456789012345678.0123456789 | 1234567890123456789012345678.0123456789",
        "decimal(5,0) unsigned | decimal(5,0) | 99999 | 99999",
        "float | real | 0.1;16777216;1e-38 | 0.1;16777216.0;1e-38",
        "double | double | 0.1;1.7976931348623157e308;5e-324 | 0.1;1.7976931348623157e+308;5e-324",
        "date | date | 2024-02-29;9999-12-31;0001-01-01 | 2024-02-29;9999-12-31;0001-01-01",
        "datetime | timestamp | 2024-02-29 23:59:59 | 2024-02-29 23:59:59",
        "datetime(6) | timestamp | 2024-02-29 23:59:59.999999;9999-12-31 23:59:59.999999;2024-03-31 02:30:00.5 | 2024-02-29 23:59:59.999999;9999-12-31 23:59:59.999999;2024-03-31 02:30:00.5",
        "timestamp(6) NULL | timestamptz | 2024-07-01 12:00:00.123456 | 2024-07-01 12:00:00.123456+00",
        "time(6) | text | 23:59:59.999999;-838:59:59 | 23:59:59.999999;-838:59:59.000000",
        "year | integer | 2024;1901 | 2024;1901",
        "char(5) | text | ab; | ab;",
        "varchar(20) | text | x  ;;NULL;é🙂 | x  ;;NULL;é🙂",
        "longtext | text | a | a",
        "enum('sad','so so') | text | so so | so so",
        "set('a','b') | text | a,b | a,b",
        "json | text | {\"a\": 1} | {\"a\": 1}",
        "varbinary(4) | binary | a; | a;",
        "longblob | binary | abc | abc",
        "uuid | text | c4ca4238-a0b9-2382-0dcc-509a6f75849b | c4ca4238-a0b9-2382-0dcc-509a6f75849b",
        "inet6 | text | ::1 | ::1",
        "point | text | POINT(1 2) | POINT(1 2)",
      })
  void aTypeIsReadExactly(String declared, String type, String values, String expected)
      throws SQLException {
    define(declared, values.split(";", -1));
    assertThat(column(Map.of()).type().text()).isEqualTo(type);
    extract(table("t"));
    List<@Nullable String> read =
        new ArrayList<>(Arrays.asList(expected.replaceAll("^$", "").split(";", -1)));
    read.add(null);
    assertThat(parquet("SELECT v::varchar FROM FILES ORDER BY i")).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "tinyint(1) | boolean | 1;0 | true;false",
        "bigint unsigned | bigint | 12 | 12",
        "varchar(20) | decimal(4,2) | 12.5 | 12.50",
        "varchar(20) | date | 2024-02-29 | 2024-02-29",
        "date | text | 0000-00-00;2024-00-00 | 0000-00-00;2024-00-00",
        "date | timestamp | 2024-02-29 | 2024-02-29 00:00:00",
        "timestamp NULL | text | 0000-00-00 00:00:00 | 0000-00-00 00:00:00",
        "decimal(60,2) | text | 123456789012345678901234567890123456789.00 | 123456789012345678901234567890123456789.00",
        "decimal(60,2) | decimal(38,2) | 12.34 | 12.34",
        "varbinary(4) | text | a | 61",
        "float | text | 0.1;1e20;16777216;1.5e-7 | 0.1;1e20;1.6777216e7;1.5e-7",
        "float | double | 0.1 | 0.10000000149011612",
        "float | decimal(9,2) | 0.1 | 0.10",
        "double | real | 0.1 | 0.1",
        "double | text | 0.1;1e39;5e-324 | 0.1;1e39;5e-324",
        "double | decimal(38,17) | 0.30000000000000004 | 0.30000000000000004",
        "decimal(9,2) | integer | 2.00 | 2",
        "decimal(9,2) | double | 0.1 | 0.1",
        "bit(1) | integer | 1 | 1",
        "year | text | 2024 | 2024",
        "datetime | date | 2024-02-29 00:00:00 | 2024-02-29",
        "datetime(6) | timestamptz | 2024-02-29 23:59:59.999999 | 2024-02-29 23:59:59.999999+00",
        "timestamp NULL | timestamp | 2024-07-01 12:00:00 | 2024-07-01 12:00:00",
        "timestamp NULL | date | 2024-07-01 12:00:00 | 2024-07-01",
        "varchar(40) | timestamptz | 2024-07-01 12:00:00;2024-07-01T12:00:00+02:00 | 2024-07-01 12:00:00+00;2024-07-01 10:00:00+00",
        "varchar(20) | boolean | true | true",
        "varchar(20) | binary | QUI= | AB",
        "longtext | bigint | 7 | 7",
        "point | binary | POINT(1 2) | \\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\xF0?\\x00\\x00\\x00\\x00\\x00\\x00\\x00@",
      })
  void aPipelineMayChooseAnotherType(String declared, String type, String values, String expected)
      throws SQLException {
    define(declared, values.split(";", -1));
    Map<String, ColumnType> columns = Map.of("v", ColumnType.parse(type));
    assertThat(column(columns).type().text()).isEqualTo(type);
    extract(new Relation.Table("t", columns));
    assertThat(parquet("SELECT v::varchar FROM FILES WHERE v IS NOT NULL ORDER BY i"))
        .containsExactly(expected.split(";", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "date | 0000-00-00 | date | the value 0000-00-00 does not fit date. Set `columns: {v: text}`",
        "date | 2024-00-10 | date | the value 2024-00-10 does not fit date",
        "datetime | 0000-00-00 00:00:00 | timestamp | the value 0000-00-00 00:00:00 does not fit timestamp",
        "timestamp NULL | 0000-00-00 00:00:00 | timestamptz | the value 0000-00-00 00:00:00 does not",
        "varchar(20) | 12abc | integer | the value 12abc does not fit integer",
        "bigint unsigned | 18446744073709551615 | bigint | the value 18446744073709551615 does not fit bigint",
        "decimal(4,3) | 1.234 | decimal(3,2) | the value 1.234 does not fit decimal(3,2)",
        "tinyint | 2 | boolean | the value 2 does not fit boolean (neither 0 nor 1)",
        "datetime | 2024-02-29 23:59:59 | date | the value 2024-02-29 23:59:59 does not fit date (has a time of day)",
        "double | 1e39 | real | the value 1e39 does not fit real",
        "double | 0.30000000000000004 | real | the value 0.30000000000000004 does not fit real",
        "bigint | 9007199254740993 | double | the value 9007199254740993 does not fit double",
        "decimal(9,2) | 2.50 | integer | the value 2.50 does not fit integer (not an integer)",
        "varchar(20) | 2024-2-8 | date | the value 2024-2-8 does not fit date",
        "varchar(20) | yes | boolean | the value yes does not fit boolean",
        "varchar(40) | 2024-07-01 12:00:00Z | timestamp | the value 2024-07-01 12:00:00Z does not fit timestamp",
      })
  void aValueThatCannotBeRepresentedIsNamed(
      String declared, String value, String type, String message) throws SQLException {
    define(declared, value);
    assertThatThrownBy(() -> extract(new Relation.Table("t", Map.of("v", ColumnType.parse(type)))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2316 Cannot read column 'v' of table shop.t on connection")
        .hasMessageContaining(message);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "date, integer, date is no integer",
    "int, date, int is no date",
    "time, timestamp, time is no timestamp",
    "blob, integer, blob is no integer",
    "point, double, geometry is no double",
  })
  void whatNoValueCanBecomeIsFoundWhenDescribed(String declared, String type, String reason)
      throws SQLException {
    define(declared);
    assertThatThrownBy(() -> column(Map.of("v", ColumnType.parse(type))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2315 Cannot read column 'v' of table shop.t on connection")
        .hasMessageEndingWith(": " + reason + ". Set `columns: {v: text}` on the source.");
  }

  /** As in a file: text of nothing but spaces is no number and no time. */
  @Test
  void blankTextIsNullThoughItsColumnIsNot() throws SQLException {
    define("varchar(20) NOT NULL DEFAULT ''", "", " 7 ");
    extract(new Relation.Table("t", Map.of("v", Simple.INTEGER)));
    assertThat(parquet("SELECT v::varchar FROM FILES ORDER BY i")).containsExactly(null, "7");
  }

  @Test
  void aSemicolonAndAnyCommentMayEndAQuery() throws SQLException {
    extract(query("SELECT 1 AS one; # the end; \n/* really */ -- so"));
    assertThat(parquet("SELECT one FROM FILES")).containsExactly("1");
  }

  @Test
  void aTableIsDescribed() {
    Description course = source().describe(table("course"));
    assertThat(course.schema())
        .isEqualTo(
            Schema.of(
                new Column("id", Simple.INTEGER, false), Column.nullable("title", Simple.TEXT)));
    assertThat(course.estimatedRows()).isEqualTo(3);
    assertThat(course.bytes()).isPositive();
    assertThat(course.divisible()).isFalse();
    assertThat(source().describe(table("shop.seen")).estimatedRows()).isEqualTo(-1);
  }

  @Test
  void aQueryIsReadWithItsTypes() throws SQLException {
    extract(
        new Relation.Query(
            "SELECT id AS `a b`, 1.5 AS price FROM course WHERE id < 3; -- done",
            Map.of("price", new Decimal(3, 1))));
    assertThat(parquet("SELECT \"a b\" || ' ' || price FROM FILES ORDER BY 1"))
        .containsExactly("1 1.5", "2 1.5");
  }

  @Test
  void namesThatNeedQuotingAreQuoted() throws SQLException {
    extract(table("select `me`.now"));
    assertThat(parquet("SELECT \"Order\" || \"a b.c\" FROM FILES")).containsExactly("1two");
  }

  @Test
  void anEmptyTableGivesAFileWithItsColumns() throws SQLException {
    assertThat(extract(table("nothing"))).extracting(ExtractedFile::rows).containsExactly(0L);
    assertThat(parquet("SELECT column_name FROM (DESCRIBE SELECT * FROM FILES)"))
        .containsExactly("id");
  }

  @Test
  void rowsStreamWhileTheyAreRead() throws SQLException {
    List<Long> progress = new ArrayList<>();
    List<ExtractedFile> files =
        source()
            .extract(
                query("SELECT seq, repeat('x', 1000) AS pad FROM seq_1_to_120000"),
                1,
                folder,
                (rows, _) -> progress.add(rows));
    assertThat(files).extracting(ExtractedFile::rows).containsExactly(120000L);
    assertThat(progress).containsExactly(50000L, 100000L, 120000L);
    assertThat(parquet("SELECT count(DISTINCT seq) FROM FILES")).containsExactly("120000");
  }

  @Test
  void anInterruptStopsTheServerToo() throws InterruptedException, SQLException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    extract(query("SELECT seq, sleep(10) AS v FROM seq_1_to_1000"));
                  } catch (TransientException e) {
                    thrown.set(e);
                  }
                });
    while (sleeping() == 0) {
      Thread.onSpinWait();
    }
    reader.interrupt();
    reader.join();
    assertThat(thrown.get()).hasMessageContaining("WEIR-2318").hasMessageContaining("interrupted");
    while (sleeping() > 0) {
      Thread.onSpinWait();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static long sleeping() throws SQLException {
    try (Connection connection = connections("shop").open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM information_schema.processlist WHERE state = 'User sleep'")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void morePartsThanOneAreRefused() {
    assertThatThrownBy(() -> source().extract(table("course"), 2, folder, (_, _) -> {}))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2317 Cannot read table course")
        .hasMessageContaining("partition: none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT nothing FROM course | 2310 | Unknown column",
        "SELECT * FROM course_ | 2309 | doesn't exist",
        "SELEC 1 | 2311 | You have an error in your SQL syntax",
        "SELECT 1 AS a, 2 AS A | 2315 | two columns are named 'A'",
      })
  void aQueryThatDoesNotCompileIsExplained(String sql, int code, String reason) {
    assertThatThrownBy(() -> source().query(sql, 10))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-" + code)
        .hasMessageContaining(reason)
        .hasMessageContaining("connection 'shop' (127.0.0.1:");
  }

  @Test
  void aMissingTableOrColumnIsNamedWithSimilarOnes() {
    assertThatThrownBy(() -> source().describe(table("cours")))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2309 Cannot find table 'cours'")
        .hasMessageContaining("Did you mean 'course'?");
    assertThatThrownBy(
            () -> source().describe(new Relation.Table("course", Map.of("titl", Simple.TEXT))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2310")
        .hasMessageContaining("but id, title. Did you mean 'title'?");
  }

  @Test
  void peopleGetRowsAndNeverWrite() {
    Rows rows =
        source()
            .query(
                """
                SELECT seq, 1.50 AS price, 'x' AS name, date '2024-02-29' AS day, NULL AS none,
                  timestamp '2024-01-01 00:00:00.5' AS at
                FROM seq_1_to_5""",
                2);
    assertThat(rows.truncated()).isTrue();
    assertThat(rows.rows())
        .hasSize(2)
        .first()
        .isEqualTo(
            Arrays.asList(
                new BigDecimal(1),
                new BigDecimal("1.50"),
                "x",
                LocalDate.of(2024, 2, 29),
                null,
                LocalDateTime.of(2024, 1, 1, 0, 0, 0, 500_000_000)));
    assertThat(source().query("SELECT from_unixtime(0) AS t", 1).rows())
        .isEqualTo(List.of(List.of(LocalDateTime.ofEpochSecond(0, 0, java.time.ZoneOffset.UTC))));
    assertThatThrownBy(() -> source().query("DELETE FROM course", 10))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2312");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://weir:secret-word@127.0.0.1:PORT/shop | 2304 | Check user and password",
        "mysql://weir:open@127.0.0.1:PORT/none | 2305 | Unknown database 'none'",
        "mysql://root:secret-word@nowhere.invalid/shop | 2302 | no host of that name",
        "mysql://root@127.0.0.1:1/shop | 2301 | Check that the server runs",
        "mysql://weir:open@127.0.0.1:PORT/shop?ssl-mode=required | 2303 | ssl-ca",
        "mysql://weir:open@127.0.0.1:PORT/shop?ssl-ca=/none.pem | 2300 | ssl-ca=/none.pem is no file",
        "mysql://weir:open@127.0.0.1:PORT/shop?autoDeserialize=true | 2300 | no option 'autoDeserialize'",
        "postgresql://root@127.0.0.1:PORT/shop | 2300 | its kind is 'postgresql'",
      })
  void anAddressThatDoesNotWorkIsExplained(String address, int code, String reason) {
    assertThatThrownBy(
            () ->
                new MySqlConnections(
                        "shop",
                        ConnectionUri.parse(
                            "shop", address.replace("PORT", "" + MariaDbServer.port())),
                        "shop")
                    .open()
                    .close())
        .hasMessageContaining("WEIR-" + code)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret-word");
  }

  private static void define(String type, String... values) throws SQLException {
    run("USE shop", "CREATE OR REPLACE TABLE shop.t (i integer NOT NULL, v " + type + ")");
    for (int i = 0; i < values.length; i++) {
      String literal = "'" + values[i].replace("'", "''") + "'";
      String value =
          type.equals("point")
              ? "ST_GeomFromText(" + literal + ")"
              : type.startsWith("bit") ? values[i] : literal;
      run("SET sql_mode = ''; INSERT INTO shop.t VALUES (%d, %s)".formatted(i, value).split("; "));
    }
    if (!type.contains("NOT NULL")) {
      run("INSERT INTO shop.t VALUES (%d, NULL)".formatted(values.length));
    }
  }

  private static Column column(Map<String, ColumnType> columns) {
    return source().describe(new Relation.Table("t", columns)).schema().columns().getLast();
  }

  private List<ExtractedFile> extract(Relation relation) {
    return source().extract(relation, 1, folder, (_, _) -> {});
  }

  private static MySqlSource source() {
    return new MySqlSource(connections("shop"), WriterSettings.DEFAULT, SessionBudget.of(100));
  }

  private static MySqlConnections connections(String database) {
    return new MySqlConnections("shop", MariaDbServer.database(database), "shop");
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = connections("test").open();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** DuckDB is an independent reader of what was extracted. */
  private List<@Nullable String> parquet(String sql) throws SQLException {
    List<@Nullable String> strings = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      String files = "read_parquet('" + folder + "/*.parquet')";
      try (ResultSet rows = statement.executeQuery(sql.replace("FILES", files))) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
    }
    return strings;
  }

  private static Relation table(String name) {
    return new Relation.Table(name, Map.of());
  }

  private static Relation query(String sql) {
    return new Relation.Query(sql, Map.of());
  }
}
