package dev.weir.parquet.dataset;

import dev.weir.dataset.WrittenFile;
import dev.weir.error.TerminalException;
import dev.weir.parquet.Footer;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.read.Footers;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Files of one schema, one after the other, each given away when it is full. */
final class PartFiles implements AutoCloseable {
  private static final long PART_BYTES = 256L << 20;
  private static final int ROWS_BETWEEN_CHECKS = 1000;

  private final Schema schema;
  private final WriterSettings settings;
  private final Path file;
  private final Consumer<WrittenFile> full;
  private @Nullable RecordWriter open;
  private boolean any;
  private long rows;
  private long bytesGiven;

  /**
   * @param file for the part that is not full yet
   * @param full is done with the file when it returns
   */
  PartFiles(Schema schema, WriterSettings settings, Path file, Consumer<WrittenFile> full) {
    this.schema = schema;
    this.settings = settings;
    this.file = file;
    this.full = full;
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

  /** Given away and on the way there. */
  long bytes() {
    return bytesGiven + (open == null ? 0 : open.bytes());
  }

  /** A file without rows, if there is none at all: it carries the schema. */
  void atLeastOne() {
    if (!any) {
      open();
    }
  }

  void finish() {
    if (open != null) {
      finishPart(open);
    }
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }

  private RecordWriter open() {
    if (open == null) {
      open = RecordWriter.create(file, schema, settings);
      any = true;
    }
    return open;
  }

  private void finishPart(RecordWriter writer) {
    writer.finish();
    writer.close();
    open = null;
    Footer footer = Footers.read(file);
    if (footer.rows() != writer.rows()) {
      throw new TerminalException(
          ParquetError.NOT_PARQUET,
          "Cannot use %s: %d rows were written, its footer says %d. Run again."
              .formatted(file, writer.rows(), footer.rows()));
    }
    full.accept(new WrittenFile(file, footer.rows(), footer.nulls()));
    bytesGiven += footer.bytes();
    delete();
  }

  /** It may have been moved. */
  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
