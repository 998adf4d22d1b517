package dev.weir.records.typed;

import dev.weir.lake.Scratch;
import dev.weir.parquet.outside.DamagedFile;
import dev.weir.parquet.outside.DocumentReader;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.records.tree.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Parquet file. It is read from its end, so that it is first put where that can be done. */
public final class ParquetRecords {
  private final Columns columns;
  private final RecordLimits limits;
  private final Scratch scratch;

  public ParquetRecords(Columns columns, RecordLimits limits, Scratch scratch) {
    this.columns = columns;
    this.limits = limits;
    this.scratch = scratch;
  }

  public void read(String name, InputStream input, RecordSink sink)
      throws IOException, UnusableDocument {
    Path file = scratch.name();
    try {
      if (Files.copy(input, file) == 0) {
        throw new UnusableDocument.Empty("it is empty, there should be a Parquet file");
      }
      read(name, file, new TypedRecords(columns, sink));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private void read(String name, Path file, TypedRecords records)
      throws IOException, UnusableDocument {
    try (DocumentReader reader =
        DocumentReader.open(file, name, columns::looksAt, limits.recordBytes())) {
      records.requireColumns(reader.names());
      Map<String, @Nullable Object> record;
      while ((record = reader.next()) != null) {
        records.take(record);
      }
    } catch (DamagedFile e) {
      throw new UnusableDocument.Broken(
          new UnusableDocument.Place(records.position() + 1, e.spot()),
          String.valueOf(e.getMessage()));
    }
  }
}
