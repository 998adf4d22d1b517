package dev.weir.parquet.dataset;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.parquet.Footer;
import dev.weir.parquet.Footers;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.RecordWriter;
import dev.weir.parquet.WriterSettings;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Files of one schema, one after the other, each put into the lake when it is full. */
final class PartFiles implements AutoCloseable {
  private static final long PART_BYTES = 256L << 20;
  private static final int ROWS_BETWEEN_CHECKS = 1000;

  private final Lake lake;
  private final Schema schema;
  private final WriterSettings settings;
  private final Path folder;
  private final IntFunction<LakeKey> keys;
  private final List<DataFile> files = new ArrayList<>();
  private final Map<String, Long> nulls = new LinkedHashMap<>();
  private @Nullable RecordWriter open;
  private long rows;
  private long bytesInLake;

  /**
   * @param folder for unfinished files, empty
   * @param keys of the files, by number from 0
   */
  PartFiles(
      Lake lake, Schema schema, WriterSettings settings, Path folder, IntFunction<LakeKey> keys) {
    this.lake = lake;
    this.schema = schema;
    this.settings = settings;
    this.folder = folder;
    this.keys = keys;
    schema.names().forEach(name -> nulls.put(name, 0L));
  }

  void write(@Nullable Object... row) {
    RecordWriter writer = open();
    writer.write(row);
    rows++;
    if (writer.rows() % ROWS_BETWEEN_CHECKS == 0 && writer.bytes() > PART_BYTES) {
      finishPart(writer);
    }
  }

  long rows() {
    return rows;
  }

  /** In the lake and on the way there. */
  long bytes() {
    return bytesInLake + (open == null ? 0 : open.bytes());
  }

  /** Missing values per column, of the finished files. */
  Map<String, Long> nulls() {
    return nulls;
  }

  /** A file without rows, if there is none at all: it carries the schema. */
  void atLeastOne() {
    if (files.isEmpty()) {
      open();
    }
  }

  List<DataFile> finish() {
    if (open != null) {
      finishPart(open);
    }
    return files;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }

  private RecordWriter open() {
    if (open == null) {
      open = RecordWriter.create(path(), schema, settings);
    }
    return open;
  }

  private void finishPart(RecordWriter writer) {
    writer.finish();
    writer.close();
    open = null;
    Footer footer = Footers.read(path());
    if (footer.rows() != writer.rows()) {
      throw new TerminalException(
          ParquetError.NOT_PARQUET,
          "Cannot use %s: %d rows were written, its footer says %d. Run again."
              .formatted(path(), writer.rows(), footer.rows()));
    }
    LakeKey key = keys.apply(files.size());
    lake.put(key, path());
    deletePart();
    footer.nulls().forEach((column, count) -> nulls.merge(column, count, Long::sum));
    files.add(new DataFile(key, footer.rows(), footer.bytes()));
    bytesInLake += footer.bytes();
  }

  private Path path() {
    return folder.resolve("part-%05d.parquet".formatted(files.size()));
  }

  private void deletePart() {
    try {
      Files.deleteIfExists(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
