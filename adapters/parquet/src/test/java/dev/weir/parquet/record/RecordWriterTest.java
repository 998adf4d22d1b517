package dev.weir.parquet.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.error.WeirException;
import dev.weir.parquet.Codec;
import dev.weir.parquet.Footer;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.Footers;
import dev.weir.parquet.read.OpenFile;
import dev.weir.parquet.read.RecordReader;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import dev.weir.testkit.parquet.ParquetWriterContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordWriterTest implements ParquetWriterContract {
  @TempDir Path folder;

  @Override
  public void write(Path file, Schema schema, List<List<@Nullable Object>> rows) {
    write(file, schema, WriterSettings.DEFAULT, rows);
  }

  @Override
  public Content read(Path file) {
    Footer footer = Footers.read(file);
    return new Content(
        footer.schema(),
        rows(file),
        footer.schema().names().stream().map(name -> nulls(footer, name)).toList());
  }

  @ParameterizedTest
  @EnumSource(Codec.class)
  void rowGroupsAreWrittenWhenTheyAreFull(Codec codec) throws IOException {
    Schema schema = Schema.of(Column.nullable("text", Simple.TEXT));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rows.add(List.of(("row " + i + " ").repeat(20)));
    }
    Path file = folder.resolve(codec + ".parquet");
    write(file, schema, new WriterSettings(codec, 8 << 10, 2 << 10), rows);
    assertThat(rows(file)).isEqualTo(rows);
    try (OpenFile reader = OpenFile.open(file)) {
      assertThat(reader.metadata().getBlocks()).hasSizeGreaterThan(2);
    }
    assertThat(Footers.read(file).rows()).isEqualTo(2000);
  }

  @Test
  void aRequiredColumnTakesNoNull() {
    Schema schema = Schema.of(new Column("id", Simple.BIGINT, false));
    Path file = folder.resolve("required.parquet");
    write(file, schema, List.of(List.of(1L)));
    assertThat(Footers.read(file).schema()).isEqualTo(schema);
    assertThatThrownBy(() -> writeOne(Simple.BIGINT, false, null))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2101 Cannot write null to column 'the column' (bigint)")
        .hasMessageContaining("takes no null");
  }

  static List<Arguments> misfits() {
    return List.of(
        Arguments.of("decimal(5,2)", new BigDecimal("1000"), "more than 3 digits before the point"),
        Arguments.of("decimal(5,2)", new BigDecimal("0.001"), "or 2 after it"),
        Arguments.of("decimal(5,2)", new BigDecimal("1e999999999"), "digits before the point"),
        Arguments.of("decimal(5,2)", 1.5, "it is a Double, the column takes a BigDecimal"),
        Arguments.of("integer", 1L, "it is a Long, the column takes a Integer"),
        Arguments.of("text", "half \ud83c", "half a surrogate pair at character 6"),
        Arguments.of("timestamptz", Instant.ofEpochSecond(0, 1), "more than microseconds"),
        Arguments.of("timestamptz", Instant.MIN, "too far from 1970"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void aValueThatDoesNotFitNamesItsColumn(String type, Object value, String reason) {
    assertThatThrownBy(() -> writeOne(ColumnType.parse(type), true, value))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("'the column' (" + type + ") of one.parquet")
        .hasMessageContaining(reason)
        .extracting(e -> ((WeirException) e).code())
        .isEqualTo(ParquetError.VALUE_DOES_NOT_FIT);
  }

  @Test
  void aDecimalOfAnotherScaleIsTheSameNumber() {
    Schema schema = Schema.of(Column.nullable("n", ColumnType.parse("decimal(5,2)")));
    Path file = folder.resolve("scale.parquet");
    List<List<@Nullable Object>> rows =
        List.of(
            List.of(new BigDecimal("1.5000")),
            List.of(new BigDecimal("0E+400")),
            List.of(new BigDecimal("1E+2")));
    write(file, schema, rows);
    assertThat(rows(file).toString()).isEqualTo("[[1.50], [0.00], [100.00]]");
  }

  private void writeOne(ColumnType type, boolean nullable, @Nullable Object value) {
    write(
        folder.resolve("one.parquet"),
        Schema.of(new Column("the column", type, nullable)),
        List.of(Arrays.<@Nullable Object>asList(value)));
  }

  private static void write(
      Path file, Schema schema, WriterSettings settings, List<List<@Nullable Object>> rows) {
    try (RecordWriter writer = RecordWriter.create(file, schema, settings)) {
      rows.forEach(row -> writer.write(row.toArray()));
      assertThat(writer.rows()).isEqualTo(rows.size());
      writer.finish();
    }
  }

  private static List<List<@Nullable Object>> rows(Path file) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(file)) {
      reader.forEachRemaining(row -> rows.add(Arrays.<@Nullable Object>asList(row)));
    }
    return rows;
  }

  private static Long nulls(Footer footer, String column) {
    return footer.nulls().getOrDefault(column, -1L);
  }
}
