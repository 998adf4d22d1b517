package dev.weir.parquet.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedRowsTest {
  private static final int ROWS = 5000;

  @TempDir Path folder;

  @Test
  void reading_goes_on_at_any_row_of_any_row_group() {
    Path path = written();
    long first = rowGroup(path);
    assertThat(first).isLessThan(ROWS / 2);
    for (long skipped : new long[] {0, 1, first - 1, first, first + 1, 2 * first, ROWS - 1}) {
      try (RecordReader reader = RecordReader.open(path)) {
        assertThat(reader.skip(skipped)).isEqualTo(skipped);
        assertThat(reader.next()[0]).isEqualTo((int) skipped);
        assertThat(reader.skip(ROWS)).isEqualTo(ROWS - skipped - 1);
        assertThat(reader.hasNext()).isFalse();
      }
    }
  }

  @Test
  void more_rows_than_there_are_are_not_passed_over() {
    try (RecordReader reader = RecordReader.open(written())) {
      assertThat(reader.skip(ROWS + 1)).isEqualTo(ROWS);
      assertThat(reader.hasNext()).isFalse();
    }
  }

  private static long rowGroup(Path path) {
    try (OpenFile file = OpenFile.open(path)) {
      return file.metadata().getBlocks().stream()
          .mapToLong(BlockMetaData::getRowCount)
          .findFirst()
          .orElseThrow();
    }
  }

  private Path written() {
    Path path = folder.resolve("rows.parquet");
    Schema schema =
        Schema.of(Column.nullable("id", Simple.INTEGER), Column.nullable("text", Simple.TEXT));
    WriterSettings small = new WriterSettings(WriterSettings.DEFAULT.codec(), 16 << 10, 1 << 10);
    try (RecordWriter writer = RecordWriter.create(path, schema, small)) {
      for (int i = 0; i < ROWS; i++) {
        writer.write(i, "some text of row " + i);
      }
      writer.finish();
    }
    return path;
  }
}
