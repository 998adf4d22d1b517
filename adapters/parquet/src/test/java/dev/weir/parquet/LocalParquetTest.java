package dev.weir.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.testkit.parquet.HardValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalParquetTest {
  @TempDir Path folder;

  static int rowGroups(Path file) {
    try (ParquetFileReader reader = LocalParquet.open(file)) {
      return reader.getRowGroups().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileThatIsNoParquetSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), "id,name\n1,Ada\n2,Zoë\n");
    assertThatThrownBy(() -> Footers.read(file))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2103 Cannot read " + file)
        .hasMessageContaining("not a complete Parquet file");
  }

  @Test
  void aFileThatWasNotFinishedSaysSo() {
    Path file = folder.resolve("a.parquet");
    try (RecordWriter writer =
        RecordWriter.create(file, HardValues.SCHEMA, WriterSettings.DEFAULT)) {
      writer.write(HardValues.ROWS.getFirst().toArray());
    }
    assertThatThrownBy(() -> RecordReader.open(file))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2103 Cannot read " + file);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path file = folder.resolve("none.parquet");
    assertThatThrownBy(() -> RecordReader.open(file))
        .isInstanceOf(TerminalException.class)
        .hasMessageContaining("WEIR-2105 Cannot read " + file);
  }
}
