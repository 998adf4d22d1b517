package dev.weir.function.extractfile;

import dev.weir.dataset.RowReceiver;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.records.Records;
import dev.weir.records.gzip.GzipMembers;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.source.SourceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** One file, read into a data set. */
final class FileReading implements RecordSink {
  private static final String PACKED = ".gz";
  private static final int BUFFER = 64 << 10;

  private final SourceFiles folder;
  private final String file;
  private final Records records;
  private final RowReceiver receiver;

  FileReading(SourceFiles folder, String file, Records records, RowReceiver receiver) {
    this.folder = folder;
    this.file = file;
    this.records = records;
    this.receiver = receiver;
  }

  void read() {
    try (InputStream stored = folder.open(file);
        InputStream input = isPacked() ? new GzipMembers(stored, BUFFER) : stored) {
      records.read(file, input, this);
    } catch (UnusableDocument e) {
      unusable(e);
    } catch (ZipException e) {
      throw broken("its compression", UnusableDocument.Broken.DELIVER_AGAIN, e);
    } catch (IOException e) {
      throw new TransientException(
          ExtractFileError.READ_FAILED,
          "Cannot read %s in %s: %s".formatted(file, folder.location(), e.getMessage()),
          e);
    }
  }

  private boolean isPacked() {
    return file.toLowerCase(Locale.ROOT).endsWith(PACKED);
  }

  @Override
  public void row(@Nullable Object[] values) {
    receiver.write(values);
  }

  @Override
  public void reject(Reject reject) {
    receiver.reject(file, reject.position(), reject.kind(), reject.reason(), reject.record());
  }

  private void unusable(UnusableDocument problem) {
    switch (problem) {
      case UnusableDocument.Broken broken ->
          throw broken(
              "record %d at %s".formatted(broken.place().record(), broken.place().spot()),
              broken.cure(),
              broken);
      case UnusableDocument.Empty empty -> throw unexpected(empty);
      case UnusableDocument.Unexpected unexpected -> throw unexpected(unexpected);
    }
  }

  private TerminalException unexpected(UnusableDocument problem) {
    return new TerminalException(
        ExtractFileError.UNEXPECTED_DOCUMENT,
        "Cannot read %s in %s: %s. Correct the file, or what the source declares."
            .formatted(file, folder.location(), problem.getMessage()),
        problem);
  }

  /** Nobody knows how much is missing: no limit of rejects can allow it. */
  private TerminalException broken(String where, String cure, Exception e) {
    return new TerminalException(
        ExtractFileError.BROKEN_FILE,
        "Cannot read %s in %s to its end: %s is broken: %s. %s."
            .formatted(file, folder.location(), where, e.getMessage(), cure),
        e);
  }
}
