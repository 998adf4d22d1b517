package dev.weir.parquet.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.parquet.ParquetSchemas;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.schema.Schema;
import dev.weir.testkit.parquet.HardValues;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Weir writes, read by others; what others write, read by Weir. */
class IndependentReadersTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() {
    file = folder.resolve("hard.parquet");
    try (RecordWriter writer =
        RecordWriter.create(file, HardValues.SCHEMA, WriterSettings.DEFAULT)) {
      HardValues.ROWS.forEach(row -> writer.write(row.toArray()));
      writer.finish();
    }
  }

  @Test
  void duckDbSeesNamesAndTypes() throws SQLException {
    assertThat(duckDb("DESCRIBE SELECT * FROM '" + file + "'", 2))
        .containsExactly(
            "flag BOOLEAN",
            "Small Number INTEGER",
            "select BIGINT",
            "1st FLOAT",
            "größe DOUBLE",
            "price.net DECIMAL(38,18)",
            "rate DECIMAL(5,2)",
            "name VARCHAR",
            "born DATE",
            "seen-at TIMESTAMP",
            "seen at TIMESTAMP WITH TIME ZONE",
            "数据 BLOB");
  }

  @Test
  void duckDbSeesTheValues() throws SQLException {
    List<String> rows =
        duckDb(
            "SELECT coalesce(COLUMNS(* EXCLUDE (\"seen at\", \"数据\"))::text, '-'), "
                + "coalesce(epoch_us(\"seen at\")::text, '-'), coalesce(hex(\"数据\"), '-') FROM '"
                + file
                + "'",
            12);
    assertThat(rows)
        .containsExactly(
            "true -2147483648 -9223372036854775808 nan nan -99999999999999999999.999999999999999999"
                + " -999.99  0001-01-01 0001-01-01 00:00:00 -62135596800000000 ",
            "false 2147483647 9223372036854775807 inf -inf 99999999999999999999.999999999999999999"
                + " 999.99 Zoë 🎓 \"quoted\", tab\tand\nline 9999-12-31 9999-12-31 23:59:59.999999"
                + " 253402300799999999 00FF7F80",
            "false 0 0 -0.0 -0.0 0.000000000000000001 -0.01 null 1969-12-31"
                + " 1969-12-31 23:59:59.999999 -1 00",
            "- - - - - - - - - - - -");
  }

  @Test
  void anotherReaderSeesTimestampsInMicroseconds() throws SQLException {
    assertThat(
            duckDb(
                "SELECT logical_type FROM parquet_schema('" + file + "') WHERE name LIKE 'seen%'",
                1))
        .hasSize(2)
        .allMatch(type -> type.contains("MICROS=MicroSeconds()"));
  }

  @Test
  void parquetJavaSeesNamesAndValues() {
    try (OpenFile reader = OpenFile.open(file)) {
      MessageType schema = reader.metadata().getFileMetaData().getSchema();
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(
                  new RowGroupPages(reader.channel(), reader.metadata().getBlocks().getFirst()),
                  new GroupRecordConverter(schema));
      assertThat(records.read().getLong("select", 0)).isEqualTo(Long.MIN_VALUE);
      assertThat(records.read().getString("name", 0)).startsWith("Zoë 🎓");
      assertThat(records.read().getDouble("größe", 0)).isEqualTo(-0.0);
    }
  }

  @Test
  void theFooterCarriesParquetAvrosSchema() {
    try (OpenFile reader = OpenFile.open(file)) {
      assertThat(reader.metadata().getFileMetaData().getKeyValueMetaData())
          .containsEntry("parquet.avro.schema", ParquetSchemas.avro(HardValues.SCHEMA).toString());
    }
  }

  @Test
  void whatDuckDbWritesIsReadAlike() throws SQLException {
    Path copy = folder.resolve("copy.parquet");
    duckDb("COPY (SELECT * FROM '" + file + "') TO '" + copy + "' (FORMAT parquet)", 1);
    assertThat(Footers.read(copy).schema()).isEqualTo(HardValues.SCHEMA);
    assertThat(Footers.read(copy).nulls().values()).hasSize(12).containsOnly(1L);
    List<@Nullable Object[]> expected = rows(file);
    List<@Nullable Object[]> read = rows(copy);
    assertThat(Arrays.deepToString(read.toArray()))
        .isEqualTo(Arrays.deepToString(expected.toArray()));
  }

  @Test
  void duckDbsOtherPhysicalTypesAreRead() throws SQLException {
    Path copy = folder.resolve("types.parquet");
    duckDb(
        "COPY (SELECT i::tinyint a, i::usmallint b, i::uinteger c, (i +"
            + " 18446744073709551000)::ubigint d, (i / 100)::decimal(4,2) e, (i /"
            + " 100)::decimal(12,2) f, (i / 100)::decimal(30,2) g, 'text ' || i % 3 h, uuid() i,"
            + " ('{\"a\":' || i || '}')::json j, CASE WHEN i % 2 = 0 THEN i END k, TIME '10:00:00'"
            + " l, TIME '10:00:00.05' m FROM range(100) t(i)) TO '"
            + copy
            + "' (FORMAT parquet, CODEC zstd)",
        1);
    List<@Nullable Object[]> rows = rows(copy);
    assertThat(rows).hasSize(100);
    String[] row = Arrays.toString(rows.get(99)).split(", ", -1);
    assertThat(String.join(" ", row))
        .matches(
            "\\[99 99 99 18446744073709551099 0.99 0.99 0.99 text 0 [0-9a-f-]{36} \\{\"a\":99} null"
                + " 10:00:00 10:00:00.05]");
    Schema schema = Footers.read(copy).schema();
    assertThat(schema.columns().stream().map(column -> column.type().text()))
        .containsExactly(
            "integer",
            "integer",
            "bigint",
            "decimal(20,0)",
            "decimal(4,2)",
            "decimal(12,2)",
            "decimal(30,2)",
            "text",
            "text",
            "text",
            "bigint",
            "text",
            "text");
    assertThat(Footers.read(copy).nulls()).containsEntry("k", 50L).containsEntry("a", 0L);
  }

  @Test
  void anotherCompressionIsNamed() throws SQLException {
    Path copy = folder.resolve("gzip.parquet");
    duckDb("COPY (SELECT 1 AS n) TO '" + copy + "' (FORMAT parquet, CODEC gzip)", 1);
    assertThatThrownBy(() -> rows(copy))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2103 Cannot read " + copy)
        .hasMessageContaining("compressed with GZIP");
  }

  @Test
  void aColumnWithoutATypeIsNamed() throws SQLException {
    Path copy = folder.resolve("list.parquet");
    duckDb("COPY (SELECT [1, 2] AS numbers) TO '" + copy + "' (FORMAT parquet)", 1);
    assertThatThrownBy(() -> Footers.read(copy))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2102 Cannot read column 'numbers'")
        .hasMessageContaining("Cast it");
  }

  private static List<@Nullable Object[]> rows(Path file) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (dev.weir.parquet.read.RecordReader reader =
        dev.weir.parquet.read.RecordReader.open(file)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static List<String> duckDb(String sql, int columns) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return rows;
      }
      try (ResultSet result = statement.getResultSet()) {
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            values.add(result.getString(i));
          }
          rows.add(String.join(" ", values));
        }
      }
    }
    return rows;
  }
}
