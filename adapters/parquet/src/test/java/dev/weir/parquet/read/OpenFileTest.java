package dev.weir.parquet.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.error.TerminalException;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.testkit.parquet.HardValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ParquetDecodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFileTest {
  @TempDir Path folder;

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
        .hasMessageContaining("WEIR-2105 Cannot read " + file + ": there is no such file");
  }

  @Test
  void aDamagedPageIsFound() throws IOException {
    Path file = folder.resolve("a.parquet");
    try (RecordWriter writer =
        RecordWriter.create(file, HardValues.SCHEMA, WriterSettings.DEFAULT)) {
      HardValues.ROWS.forEach(row -> writer.write(row.toArray()));
      writer.finish();
    }
    byte[] bytes = Files.readAllBytes(file);
    int text = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("quoted");
    bytes[text] ^= 1;
    Files.write(file, bytes);
    try (RecordReader reader = RecordReader.open(file)) {
      assertThatThrownBy(() -> reader.forEachRemaining(row -> {}))
          .isInstanceOf(TerminalException.class)
          .hasMessageContaining("WEIR-2103 Cannot read " + file + ": it cannot be decoded")
          .hasMessageContaining("[name]: a page's checksum is wrong");
    }
  }

  @Test
  void aRowGroupWhoseColumnsHaveOtherCountsThanItsRowsIsDamaged() {
    Path file = folder.resolve("a.parquet");
    try (RecordWriter writer =
        RecordWriter.create(file, HardValues.SCHEMA, WriterSettings.DEFAULT)) {
      HardValues.ROWS.forEach(row -> writer.write(row.toArray()));
      writer.finish();
    }
    try (OpenFile open = OpenFile.open(file)) {
      BlockMetaData rowGroup = open.metadata().getBlocks().getFirst();
      rowGroup.setRowCount(5);
      assertThatThrownBy(() -> RowGroupPages.of(open.channel(), rowGroup))
          .isInstanceOf(ParquetDecodingException.class)
          .hasMessage("column [flag] has 4 values for 5 rows");
    }
  }
}
