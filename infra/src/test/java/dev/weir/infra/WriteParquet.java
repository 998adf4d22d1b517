package dev.weir.infra;

import dev.weir.parquet.Codec;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.RecordReader;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.testkit.parquet.HardValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file of the hardest values and reads it back, in a process of its own. */
final class WriteParquet {
  private WriteParquet() {}

  public static void main(String[] arguments) {
    for (Codec codec : Codec.values()) {
      Path file = Path.of(arguments[0] + "." + codec);
      write(file, new WriterSettings(codec, 64 << 10, 8 << 10));
      if (!Arrays.deepEquals(read(file), HardValues.ROWS.stream().map(List::toArray).toArray())) {
        throw new IllegalStateException("Other values came back from " + file);
      }
    }
    System.out.printf("%d rows, the same%n", HardValues.ROWS.size());
  }

  private static void write(Path file, WriterSettings settings) {
    try (RecordWriter writer = RecordWriter.create(file, HardValues.SCHEMA, settings)) {
      HardValues.ROWS.forEach(row -> writer.write(row.toArray()));
      writer.finish();
    }
  }

  private static Object[] read(Path file) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (RecordReader reader = RecordReader.open(file)) {
      reader.forEachRemaining(rows::add);
    }
    return rows.toArray();
  }
}
