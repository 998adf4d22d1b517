package dev.weir.testkit.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.Column;
import dev.weir.schema.ColumnType.Simple;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One schema contract for everything that writes Parquet files: a test class per writer implements
 * it, and says how its files are read back.
 */
public interface ParquetWriterContract {
  /** Writes a file as this writer does. */
  void write(Path file, Schema schema, List<List<@Nullable Object>> rows) throws Exception;

  /** Reads a file with Weir's reader: an independent one is the implementor's own test. */
  Content read(Path file);

  /**
   * @param nulls per column, as the footer says
   */
  record Content(Schema schema, List<List<@Nullable Object>> rows, List<Long> nulls) {}

  @Test
  default void everyTypeKeepsItsHardestValues(@TempDir Path folder) throws Exception {
    Content content = written(folder, HardValues.SCHEMA, HardValues.ROWS);
    assertThat(content.schema()).isEqualTo(HardValues.SCHEMA);
    assertThat(content.rows()).hasSameSizeAs(HardValues.ROWS);
    for (int row = 0; row < HardValues.ROWS.size(); row++) {
      Object[] read = content.rows().get(row).toArray();
      Object[] given = HardValues.ROWS.get(row).toArray();
      assertThat(Arrays.deepEquals(read, given))
          .as("%s read, %s written", Arrays.deepToString(read), Arrays.deepToString(given))
          .isTrue();
    }
  }

  @Test
  default void theFooterCountsMissingValues(@TempDir Path folder) throws Exception {
    Content content = written(folder, HardValues.SCHEMA, HardValues.ROWS);
    assertThat(content.nulls()).hasSize(HardValues.SCHEMA.columns().size()).containsOnly(1L);
  }

  @Test
  default void longValuesAreWholeAndTheirNullsAreCounted(@TempDir Path folder) throws Exception {
    Schema schema =
        Schema.of(Column.nullable("text", Simple.TEXT), Column.nullable("binary", Simple.BINARY));
    byte[] highest = new byte[5000];
    Arrays.fill(highest, (byte) 0xFF);
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.asList("🎓".repeat(1500), highest),
            Arrays.asList("x".repeat(16 << 20), new byte[16 << 20]),
            Arrays.asList(null, null));
    Content content = written(folder, schema, rows);
    assertThat(Arrays.deepEquals(content.rows().get(0).toArray(), rows.get(0).toArray())).isTrue();
    assertThat(Arrays.deepEquals(content.rows().get(1).toArray(), rows.get(1).toArray())).isTrue();
    assertThat(content.nulls()).containsExactly(1L, 1L);
  }

  @Test
  default void aFileWithoutRowsHasASchema(@TempDir Path folder) throws Exception {
    Content content = written(folder, HardValues.SCHEMA, List.of());
    assertThat(content.schema()).isEqualTo(HardValues.SCHEMA);
    assertThat(content.rows()).isEmpty();
    assertThat(content.nulls()).containsOnly(0L);
  }

  @Test
  default void rowsKeepTheirOrder(@TempDir Path folder) throws Exception {
    Schema schema = Schema.of(Column.nullable("id", Simple.BIGINT));
    List<List<@Nullable Object>> rows =
        LongStream.range(0, 5000).mapToObj(id -> List.<@Nullable Object>of(id)).toList();
    assertThat(written(folder, schema, rows).rows()).isEqualTo(rows);
  }

  private Content written(Path folder, Schema schema, List<List<@Nullable Object>> rows)
      throws Exception {
    Path file = folder.resolve("rows.parquet");
    write(file, schema, rows);
    return read(file);
  }
}
