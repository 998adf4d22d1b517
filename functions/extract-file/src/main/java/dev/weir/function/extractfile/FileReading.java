package dev.weir.function.extractfile;

import dev.weir.dataset.RowReceiver;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.pipeline.source.OnBrokenFile;
import dev.weir.records.Records;
import dev.weir.records.packed.Packed;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import dev.weir.text.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Files, read into a data set one after the other. */
final class FileReading implements RecordSink {
  private final SourceFiles folder;
  private final OnBrokenFile onBroken;
  private final Records records;
  private final RowReceiver receiver;
  private final Consumer<String> warnings;
  private String file = "";
  private long rows;

  FileReading(
      SourceFiles folder,
      OnBrokenFile onBroken,
      Records records,
      RowReceiver receiver,
      Consumer<String> warnings) {
    this.folder = folder;
    this.onBroken = onBroken;
    this.records = records;
    this.receiver = receiver;
    this.warnings = warnings;
  }

  /**
   * @return what is to be thrown if no other file has more in it; empty if this one has something
   */
  Optional<TerminalException> read(SourceFile next) {
    file = next.name();
    rows = 0;
    try {
      Optional<TerminalException> nothing = content(next);
      folder.requireUnchanged(next);
      return nothing;
    } catch (TerminalException e) {
      // What is half written seems to be broken.
      folder.requireUnchanged(next);
      throw e;
    }
  }

  private Optional<TerminalException> content(SourceFile next) {
    try (InputStream stored = folder.open(next);
        InputStream input = unpacked(next, stored)) {
      records.read(file, input, this);
    } catch (UnusableDocument.Empty e) {
      return Optional.of(unexpected(e));
    } catch (UnusableDocument e) {
      unusable(e, packing(next).isPresent() ? " (unpacked)" : "");
    } catch (ZipException e) {
      broken("its compression", UnusableDocument.Broken.DELIVER_AGAIN, e);
    } catch (IOException e) {
      throw new TransientException(
          ExtractFileError.READ_FAILED,
          "Cannot read %s in %s: %s".formatted(file, folder.location(), e.getMessage()),
          e);
    }
    return Optional.empty();
  }

  /** Nothing at all is not packed either. */
  private static Optional<Packed> packing(SourceFile file) {
    return file.bytes() == 0 ? Optional.empty() : Packed.byEnding(file.name());
  }

  private static InputStream unpacked(SourceFile file, InputStream stored) throws IOException {
    Optional<Packed> packing = packing(file);
    return packing.isPresent() ? packing.get().unpack(stored) : stored;
  }

  @Override
  public void row(@Nullable Object[] values) {
    rows++;
    receiver.write(values);
  }

  @Override
  public void reject(Reject reject) {
    receiver.reject(file, reject.position(), reject.kind(), reject.reason(), reject.record());
  }

  private void unusable(UnusableDocument problem, String within) {
    switch (problem) {
      case UnusableDocument.Broken broken ->
          broken(
              "record %d at %s%s".formatted(broken.place().record(), broken.place().spot(), within),
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
  private void broken(String where, String cure, Exception e) {
    switch (onBroken) {
      case FAIL ->
          throw new TerminalException(
              ExtractFileError.BROKEN_FILE,
              "Cannot read %s in %s to its end: %s is broken: %s. %s. Or, if the rows before it are enough, write  on-broken-file: keep  in the source."
                  .formatted(file, folder.location(), where, e.getMessage(), cure),
              e);
      case KEEP ->
          warnings.accept(
              "%s was read up to a break, %s: %s is broken: %s"
                  .formatted(file, Counted.rows(rows), where, e.getMessage()));
    }
  }
}
