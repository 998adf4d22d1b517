package dev.weir.parquet.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of another writer, read as trees. */
class DocumentReaderTest {
  private static final int MOST = 1 << 20;

  @TempDir Path folder;

  @Test
  void whatIsNestedBecomesATree() throws Exception {
    Path file =
        written(
            """
            SELECT 1 AS id, {'city': 'Oslo', 'zip': [1, NULL]} AS address,
              [{'sku': 'a', 'tags': ['x', 'y']}, {'sku': NULL, 'tags': []}] AS lines,
              MAP {'k': 1, 'l': NULL} AS notes
            UNION ALL SELECT 2, NULL, NULL, NULL
            UNION ALL SELECT 3, {'city': NULL, 'zip': NULL}, [NULL], MAP {}
            """);

    assertThat(read(file))
        .containsExactly(
            "{id=1, address={city=Oslo, zip=[1, null]}, lines=[{sku=a, tags=[x, y]}, {sku=null,"
                + " tags=[]}], notes={k=1, l=null}}",
            "{id=2, address=null, lines=null, notes=null}",
            "{id=3, address={city=null, zip=null}, lines=[null], notes={}}");
  }

  @Test
  void timesKeepAllTheirDigits() throws Exception {
    Path file =
        written(
            """
            SELECT '2026-01-02 03:04:05.123456789'::TIMESTAMP_NS AS nanos,
              '2026-01-02 03:04:05.123456'::TIMESTAMP AS micros,
              '2026-01-02 03:04:05.5+00'::TIMESTAMPTZ AS zoned,
              '10:00:00.05'::TIME AS clock, 12345678901234567890.5::DECIMAL(38,1) AS price,
              'f'::BLOB AS bytes
            """);

    assertThat(read(file))
        .singleElement()
        .asString()
        .startsWith(
            "{nanos=2026-01-02T03:04:05.123456789, micros=2026-01-02T03:04:05.123456,"
                + " zoned=2026-01-02T03:04:05.500Z, clock=10:00:00.05, price=12345678901234567890.5,"
                + " bytes=[B@");
  }

  @Test
  void onlyWhatIsAskedForIsRead() throws Exception {
    Path file = written("SELECT 1 AS id, [1] AS list, INTERVAL 1 DAY AS gap");
    try (DocumentReader reader = DocumentReader.open(file, "a", "id"::equals, MOST)) {
      assertThat(reader.names()).containsExactly("id", "list", "gap");
      assertThat(reader.next()).isEqualTo(Map.of("id", 1));
      assertThat(reader.next()).isNull();
    }
    assertThatThrownBy(() -> DocumentReader.open(file, "in/a.parquet", "gap"::equals, MOST))
        .isInstanceOf(TerminalException.class)
        .hasMessageStartingWith("WEIR-2102 Cannot read in/a.parquet: its column 'gap' of Parquet")
        .hasMessageEndingWith(
            "has no type in Weir. Leave it out, or cast it where the file is made, for example to"
                + " text.");
  }

  @Test
  void aRecordHasABound() throws Exception {
    Path file = written("SELECT range(100000) AS list");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DamagedFile.class)
        .hasMessage("a record is larger than 1048576 bytes");
  }

  @Test
  void manyRowGroupsAreReadOneAfterTheOther() throws Exception {
    Path file = written("SELECT i AS id, [i, i + 1] AS list FROM range(5000) t(i)");
    assertThat(read(file)).hasSize(5000).last().isEqualTo("{id=4999, list=[4999, 5000]}");
  }

  @Test
  void noBeginningOfAFileIsAFile() throws Exception {
    byte[] whole = Files.readAllBytes(written("SELECT 1 AS id, ['a'] AS list"));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(DamagedFile.class)
          .extracting(e -> ((DamagedFile) e).spot())
          .isEqualTo("its footer");
    }
  }

  @Test
  void aFileThatIsDamagedAnywhereIsReadOrSaidToBe() throws Exception {
    byte[] whole =
        Files.readAllBytes(written("SELECT i AS id, ['a', i::text] AS list FROM range(9) t(i)"));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Path file = Files.write(folder.resolve("damaged.parquet"), damaged);
      try {
        read(file);
      } catch (DamagedFile | TerminalException e) {
        assertThat(e.getMessage()).doesNotContain("Exception").doesNotContain("java.");
      }
    }
  }

  private static List<String> read(Path file) throws DamagedFile {
    List<String> records = new ArrayList<>();
    try (DocumentReader reader = DocumentReader.open(file, "a", _ -> true, MOST)) {
      Map<String, @Nullable Object> record;
      while ((record = reader.next()) != null) {
        records.add(record.toString());
      }
    }
    return records;
  }

  private Path written(String select) throws SQLException, IOException {
    Path file = Files.createTempFile(folder, "written", ".parquet");
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)".formatted(select, file));
    }
    return file;
  }
}
