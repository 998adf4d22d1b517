package dev.weir.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.parquet.read.Footers;
import dev.weir.parquet.read.RecordReader;
import dev.weir.schema.ColumnType;
import dev.weir.schema.Schema;
import dev.weir.sql.Sql;
import dev.weir.testkit.parquet.HardValues;
import dev.weir.testkit.parquet.ParquetWriterContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest implements ParquetWriterContract {
  @TempDir private Path scratch;

  @Override
  public void write(Path file, Schema schema, List<List<@Nullable Object>> rows) {
    try (DuckDbSession session =
        DuckDbSession.open(
            "write",
            DuckDbSettings.defaults(),
            Objects.requireNonNull(file.getParent()),
            Map.of())) {
      session.write(sql(schema, rows), schema, file, Compression.SNAPPY);
    }
  }

  private static String sql(Schema schema, List<List<@Nullable Object>> rows) {
    String names = schema.names().stream().map(Sql::identifier).collect(Collectors.joining(", "));
    if (rows.isEmpty()) {
      return new ParquetTable(schema, List.of()).select();
    }
    String values = rows.stream().map(row -> row(schema, row)).collect(Collectors.joining(", "));
    return "SELECT * FROM (VALUES " + values + ") AS v(" + names + ")";
  }

  private static String row(Schema schema, List<@Nullable Object> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> literal(row.get(i), schema.columns().get(i).type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(@Nullable Object value, ColumnType type) {
    return switch (value) {
      case null -> "CAST(NULL AS " + Sql.type(type) + ")";
      case byte[] bytes -> "unhex('" + HexFormat.of().formatHex(bytes) + "')";
      default -> "CAST(" + Sql.literal(value.toString()) + " AS " + Sql.type(type) + ")";
    };
  }

  @Override
  public Content read(Path file) {
    var footer = Footers.read(file);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(file)) {
      while (reader.hasNext()) {
        rows.add(Arrays.<@Nullable Object>asList(reader.next()));
      }
    }
    List<Long> nulls =
        footer.schema().names().stream()
            .map(name -> Objects.requireNonNull(footer.nulls().get(name)))
            .toList();
    return new Content(footer.schema(), rows, nulls);
  }

  @Test
  void aPreviewGivesTheHardestValues() {
    Path file = scratch.resolve("hard.parquet");
    write(file, HardValues.SCHEMA, HardValues.ROWS);
    ParquetTable table = new ParquetTable(HardValues.SCHEMA, List.of(file));
    Object[] read = Preview.of(table, 10, scratch).rows().stream().map(List::toArray).toArray();
    Object[] given = HardValues.ROWS.stream().map(List::toArray).toArray();
    assertThat(Arrays.deepEquals(read, given))
        .as("%s read, %s written", Arrays.deepToString(read), Arrays.deepToString(given))
        .isTrue();
  }
}
