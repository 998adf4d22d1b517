package dev.weir.postgres.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.parquet.Codec;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.Footers;
import dev.weir.pipeline.source.Relation;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Decimal;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.source.Description;
import dev.weir.source.ServerIdentity;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.TableSummary;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSourceTest {
  private static final Database DATABASE = new Database();
  private static final Relation BIG = table("big");

  @TempDir Path folder;

  @BeforeAll
  static void tables() throws SQLException {
    DATABASE.run(
        "CREATE TABLE big (id bigint PRIMARY KEY, n integer, note text)",
        "INSERT INTO big SELECT i, i % 7, repeat('x', 100) || i FROM generate_series(1, 30000) i",
        "ANALYZE big",
        "CREATE TABLE nothing (id bigint NOT NULL, price numeric(12,2))",
        "CREATE VIEW seen AS SELECT id, n FROM big WHERE id <= 10",
        "CREATE TABLE parted (id integer, day date) PARTITION BY RANGE (id)",
        "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (0) TO (50)",
        "CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM (50) TO (100)",
        "INSERT INTO parted SELECT i, date '2024-01-01' + i FROM generate_series(0, 99) i",
        "CREATE SCHEMA \"Odd Schema\"",
        "CREATE TABLE \"Odd Schema\".\"select \"\"me\"\".now\" (\"Order\" integer, \"a b.c\" text,"
            + " \"é\" text)",
        "INSERT INTO \"Odd Schema\".\"select \"\"me\"\".now\" VALUES (1, 'two', 'three')");
  }

  @AfterEach
  void nobodyStaysConnected() throws SQLException {
    // A server ends a session a moment after its client has closed it.
    Instant deadline = Instant.now().plusSeconds(10);
    List<@Nullable String> left = running();
    while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
      left = running();
    }
    assertThat(left).isEmpty();
  }

  @Test
  void whoAnswersIsAsked() {
    ServerIdentity identity = DATABASE.source().identify();

    assertThat(identity.product()).startsWith("PostgreSQL 1");
    assertThat(identity.address()).startsWith("localhost:");
    assertThat(identity.user()).isEqualTo("postgres");
    assertThat(identity.protocol()).isEmpty();
    assertThat(identity.proven()).isFalse();
  }

  @Test
  void tablesAreListedThatTheUserMayRead() throws SQLException {
    assertThat(DATABASE.source().tables())
        .contains(new TableSummary("seen", false, -1, -1))
        .extracting(TableSummary::name)
        .contains("big", "nothing", "parted", "Odd Schema.select \"me\".now")
        .doesNotContain("parted_1")
        .isSorted();
    assertThat(DATABASE.source().tables())
        .filteredOn(table -> table.name().equals("big"))
        .singleElement()
        .satisfies(
            big -> {
              assertThat(big.estimatedRows()).isEqualTo(30_000);
              assertThat(big.bytes()).isGreaterThan(1_000_000);
              assertThat(big.stored()).isTrue();
            });
    DATABASE.run("CREATE ROLE lister LOGIN", "GRANT SELECT ON nothing TO lister");
    assertThat(DATABASE.as("lister").source().tables())
        .extracting(TableSummary::name)
        .containsExactly("nothing");
  }

  private static List<@Nullable String> running() throws SQLException {
    return DATABASE.strings(
        "SELECT query FROM pg_stat_activity WHERE application_name LIKE 'weir/%' AND datname ="
            + " current_database() AND state <> 'idle' AND pid <> pg_backend_pid()");
  }

  @Test
  void aTableIsDescribed() {
    Description big = DATABASE.source().describe(BIG);
    assertThat(big.schema())
        .isEqualTo(
            Schema.of(
                new Column("id", Simple.BIGINT, false),
                Column.nullable("n", Simple.INTEGER),
                Column.nullable("note", Simple.TEXT)));
    assertThat(big.estimatedRows()).isEqualTo(30000);
    assertThat(big.bytes()).isGreaterThan(3_000_000);
    assertThat(big.divisible()).isTrue();
    assertThat(DATABASE.source().describe(table("nothing")).estimatedRows()).isEqualTo(-1);
  }

  @Test
  void viewsAndQueriesAreNotDivisible() {
    assertThat(DATABASE.source().describe(table("public.seen")))
        .isEqualTo(
            new Description(
                Schema.of(
                    Column.nullable("id", Simple.BIGINT), Column.nullable("n", Simple.INTEGER)),
                -1,
                -1,
                false));
    assertThat(DATABASE.source().describe(query("SELECT 1 AS one, 2.5 AS two; -- it ends")))
        .isEqualTo(
            new Description(
                Schema.of(
                    Column.nullable("one", Simple.INTEGER),
                    Column.nullable("two", new Decimal(38, 9))),
                -1,
                -1,
                false));
  }

  @Test
  void partsShareOneSnapshotWhileOthersWrite() throws Exception {
    DATABASE.run(
        "DROP TABLE IF EXISTS busy",
        "CREATE TABLE busy (id integer PRIMARY KEY, n bigint, pad text)",
        "INSERT INTO busy SELECT i, 0, repeat('x', 50) FROM generate_series(1, 20000) i");
    CountDownLatch written = new CountDownLatch(3);
    Thread writer = Thread.ofPlatform().start(() -> update(written));
    try {
      written.await();
      List<ExtractedFile> files = extract(table("busy"), 3);
      assertThat(files).hasSize(3).allSatisfy(file -> assertThat(file.rows()).isPositive());
    } finally {
      writer.interrupt();
      writer.join();
    }
    // Every update adds 1 to all rows in one transaction, so one moment has one value.
    assertThat(
            Database.parquet(
                "SELECT count(*) || ' ' || count(DISTINCT id) || ' ' || (min(n) = max(n)) FROM"
                    + " FILES",
                folder))
        .containsExactly("20000 20000 true");
  }

  private static void update(CountDownLatch written) {
    try (Connection connection = DATABASE.connections.open();
        Statement statement = connection.createStatement()) {
      while (!Thread.interrupted()) {
        statement.execute("UPDATE busy SET n = n + 1");
        written.countDown();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rowGroupsBoundTheMemory() {
    WriterSettings small = new WriterSettings(Codec.ZSTD, 256 << 10, 16 << 10);
    List<long[]> progress = Collections.synchronizedList(new ArrayList<>());
    List<ExtractedFile> files =
        new PostgresSource(DATABASE.connections, small, SessionBudget.of(100))
            .extract(BIG, 2, folder, (rows, bytes) -> progress.add(new long[] {rows, bytes}));
    assertThat(files)
        .extracting(ExtractedFile::rows)
        .satisfies(rows -> assertThat(sum(rows)).isEqualTo(30000));
    for (ExtractedFile file : files) {
      assertThat(Footers.read(file.file()).rows()).isEqualTo(file.rows());
    }
    assertThat(progress.getLast()[0]).isEqualTo(30000);
    assertThat(progress.getLast()[1])
        .isEqualTo(files.stream().mapToLong(file -> file.file().toFile().length()).sum());
  }

  private static long sum(List<? extends Long> values) {
    return values.stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void anEmptyTableGivesAFileWithItsColumns() {
    List<ExtractedFile> files = extract(table("nothing"), 1);
    assertThat(files).extracting(ExtractedFile::rows).containsExactly(0L);
    assertThat(Footers.read(files.getFirst().file()).schema())
        .isEqualTo(
            Schema.of(
                new Column("id", Simple.BIGINT, false),
                Column.nullable("price", new Decimal(12, 2))));
  }

  @Test
  void aPrimaryKeyIsToldInItsOrderUnlessOthersInherit() throws SQLException {
    DATABASE.run(
        "CREATE TABLE keyed (a integer, b text, c date, PRIMARY KEY (c, a) INCLUDE (b))",
        "CREATE TABLE forebear (id integer PRIMARY KEY); CREATE TABLE child () INHERITS (forebear)");
    assertThat(DATABASE.source().describe(table("keyed")).key()).containsExactly("c", "a");
    assertThat(DATABASE.source().describe(table("forebear")).key()).isEmpty();
    assertThat(DATABASE.source().describe(table("child")).key()).isEmpty();
  }

  @Test
  void morePartsThanPagesGiveEmptyFiles() throws SQLException {
    DATABASE.run("DROP TABLE IF EXISTS few", "CREATE TABLE few AS SELECT 1 AS id");
    assertThat(extract(table("few"), 3))
        .extracting(ExtractedFile::rows)
        .containsExactly(0L, 0L, 1L);
  }

  @Test
  void aPartitionedTableIsReadWhole() throws SQLException {
    assertThat(DATABASE.source().describe(table("parted")).divisible()).isFalse();
    extract(table("parted"), 1);
    assertThat(Database.parquet("SELECT count(DISTINCT id) FROM FILES", folder))
        .containsExactly("100");
  }

  @Test
  void namesThatNeedQuotingAreQuoted() throws SQLException {
    Relation odd =
        new Relation.Table(
            "Odd Schema.select \"me\".now", Map.of("Order", ColumnType.parse("text")));
    extract(odd, 2);
    assertThat(Database.parquet("SELECT \"Order\" || \"a b.c\" || \"é\" FROM FILES", folder))
        .containsExactly("1twothree");
  }

  @Test
  void aQueryIsReadWithItsTypes() throws SQLException {
    extract(
        new Relation.Query(
            "WITH x AS (SELECT id, note FROM big) SELECT id AS \"a b\", note FROM x WHERE id < 3;\n"
                + "-- done",
            Map.of("a b", Simple.TEXT)),
        1);
    assertThat(Database.parquet("SELECT \"a b\" || right(note, 1) FROM FILES", folder))
        .containsExactlyInAnyOrder("11", "22");
  }

  @Test
  void aSemicolonAndABlockCommentMayEndAQuery() throws SQLException {
    extract(query("SELECT 1 AS one; /* the end; */ -- really"), 1);
    assertThat(Database.parquet("SELECT one FROM FILES", folder)).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE heir () INHERITS (parent) | ALTER TABLE ONLY parent ALTER v SET NOT NULL",
        "CREATE TABLE heir (v text) INHERITS (parent) | ALTER TABLE ONLY parent ALTER v SET NOT"
            + " NULL",
        "CREATE FOREIGN TABLE heir () INHERITS (parent) SERVER files | ALTER TABLE parent ALTER v"
            + " SET NOT NULL",
      })
  void notNullIsPromisedByAllTablesThatAreReadTogether(String child, String constraint)
      throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS parent CASCADE",
        "CREATE EXTENSION IF NOT EXISTS file_fdw",
        "DROP SERVER IF EXISTS files CASCADE",
        "CREATE SERVER files FOREIGN DATA WRAPPER file_fdw",
        "CREATE TABLE parent (id integer NOT NULL, v text)",
        child.replace("files", "files OPTIONS (program 'true')"),
        constraint);
    assertThat(DATABASE.source().describe(table("parent")).schema().columns().getLast().nullable())
        .isTrue();
  }

  @Test
  void manyColumnsAndLargeValuesAreRead() throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS large",
        "CREATE TABLE large AS SELECT i, repeat(chr(97 + i), 400000) AS v FROM generate_series(0,"
            + " 9) i");
    extract(table("large"), 1);
    assertThat(Database.parquet("SELECT left(v, 1) || length(v) FROM FILES ORDER BY i", folder))
        .hasSize(10)
        .startsWith("a400000", "b400000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bigg | Did you mean 'big'? Tables that its user sees: ",
        "Big | Did you mean 'big'?",
        "public.nothin | Did you mean 'nothing'?",
        "zzzzzzzz | Tables that its user sees: Odd Schema.select ",
      })
  void aMissingTableIsNamedWithSimilarOnes(String name, String hint) {
    assertThatThrownBy(() -> DATABASE.source().describe(table(name)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining(
            "WEIR-2210 Cannot find table '" + name + "' on connection 'shop' (localhost:")
        .hasMessageContaining(hint);
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                DATABASE.source().describe(new Relation.Table("big", Map.of("nots", Simple.TEXT))))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2211 Cannot read column 'nots' of table public.big")
        .hasMessageContaining("but id, n, note. Did you mean 'note'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 AS a, 2 AS a | 2230 | two columns are named 'a'",
        "SELECT 1 AS a, 2 AS \"A\" | 2230 | two columns are named 'A'",
        "SELECT nothing FROM big | 2211 | column \"nothing\" does not exist",
        "SELEC 1 | 2212 | syntax error at or near",
        "SELECT 1; SELECT 2 | 2212 | syntax error at or near \";\"",
        "DELETE FROM big RETURNING id | 2212 | syntax error",
      })
  void aQueryThatDoesNotCompileIsExplained(String sql, int code, String reason) {
    assertThatThrownBy(() -> DATABASE.source().describe(query(sql)))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-" + code)
        .hasMessageContaining(reason)
        .hasMessageContaining("the query on connection 'shop'");
  }

  @Test
  void whatIsNotDivisibleIsReadInOnePart() {
    assertThatThrownBy(() -> extract(table("seen"), 2))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2232 Cannot read table public.seen")
        .hasMessageContaining("partition: none");
  }

  @Test
  void ifOnePartFailsAllStopAndNoFileIsLeft() throws SQLException {
    DATABASE.run(
        "DROP TABLE IF EXISTS spoilt",
        "CREATE TABLE spoilt AS SELECT i AS id, CASE WHEN i = 20000 THEN 'NaN' ELSE 1.5"
            + " END::numeric AS v FROM generate_series(1, 20000) i");
    assertThatThrownBy(() -> extract(table("spoilt"), 3))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2231 Cannot read column 'v' of table public.spoilt")
        .hasMessageContaining("the value NaN");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anInterruptStopsTheServerToo() throws InterruptedException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    extract(query("SELECT pg_sleep(100)::text AS v"), 1);
                  } catch (TransientException e) {
                    thrown.set(e);
                  }
                });
    while (sleeping().isEmpty()) {
      Thread.onSpinWait();
    }
    reader.interrupt();
    reader.join();
    assertThat(thrown.get()).hasMessageContaining("WEIR-2233").hasMessageContaining("interrupted");
    while (!sleeping().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static List<?> sleeping() {
    try {
      return DATABASE.strings(
          "SELECT pid FROM pg_stat_activity WHERE query LIKE 'COPY%pg_sleep%' AND state = 'active'"
              + " AND datname = current_database()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTableThatMayNotBeReadIsFoundWhenDescribed() throws SQLException {
    DATABASE.run("CREATE TABLE hidden (i int)");
    // The server has one superuser only, which may read all but what it gave away itself.
    assertThatThrownBy(
            () -> DATABASE.source().query("SET LOCAL ROLE pg_monitor; SELECT * FROM hidden", 10))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2209")
        .hasMessageContaining("permission denied for table hidden");
  }

  @Test
  void peopleGetRowsAndNeverWrite() {
    Rows rows =
        DATABASE
            .source()
            .query(
                """
                SELECT i, 1.50 AS price, 'x' AS name, date '2024-02-29' AS day, NULL::bigint AS none,
                  timestamptz '2024-01-01 00:00+00' AS at, array[1, 2] AS list
                FROM generate_series(1, 5) i\
                """,
                2);
    assertThat(rows.schema().names())
        .containsExactly("i", "price", "name", "day", "none", "at", "list");
    assertThat(rows.rows())
        .hasSize(2)
        .first()
        .isEqualTo(
            Arrays.asList(
                1,
                new BigDecimal("1.50"),
                "x",
                LocalDate.of(2024, 2, 29),
                null,
                Instant.parse("2024-01-01T00:00:00Z"),
                "{1,2}"));
    assertThat(rows.truncated()).isTrue();
    assertThatThrownBy(() -> DATABASE.source().query("DROP TABLE big", 10))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2213")
        .hasMessageContaining("read-only");
  }

  @Test
  void peopleSeeNumbersThatAreNoneAsText() {
    Rows rows =
        DATABASE
            .source()
            .query(
                """
                SELECT * FROM (VALUES
                  ('NaN'::numeric, 'NaN'::numeric(9, 2), 1.5, 0.123456789012::numeric),
                  ('-Infinity', 1.5, 2.25, NULL)) AS v (free, money, exact, long)\
                """,
                10);
    assertThat(rows.schema())
        .isEqualTo(
            Schema.of(
                Column.nullable("free", Simple.TEXT),
                Column.nullable("money", Simple.TEXT),
                Column.nullable("exact", new Decimal(3, 2)),
                Column.nullable("long", new Decimal(13, 12))));
    assertThat(rows.rows())
        .containsExactly(
            Arrays.asList("NaN", "NaN", new BigDecimal("1.50"), new BigDecimal("0.123456789012")),
            Arrays.asList("-Infinity", "1.5", new BigDecimal("2.25"), null));
  }

  private List<ExtractedFile> extract(Relation relation, int parts) {
    return DATABASE.source().extract(relation, parts, folder, (_, _) -> {});
  }

  private static Relation table(String name) {
    return new Relation.Table(name, Map.of());
  }

  private static Relation query(String sql) {
    return new Relation.Query(sql, Map.of());
  }
}
