package dev.weir.function.extractfile;

import dev.weir.dataset.AbsentColumns;
import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.RowReceiver;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.making.Sample;
import dev.weir.making.Sampling;
import dev.weir.making.SourceExtraction;
import dev.weir.making.SourceExtraction.Kind;
import dev.weir.making.SourceExtraction.Task;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.records.Records;
import dev.weir.records.rows.RecordLimits;
import dev.weir.schema.Schema;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import dev.weir.source.SourceFolders;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads all files of a source into one data set, in the order of their names. */
public final class ExtractFileService {
  private static final Kind<FileSource, Connection.Files> FILES =
      new Kind<>(
          FileSource.class, Connection.Files.class, "files", ExtractFileError.NOT_A_FILE_SOURCE);

  private final SourceFolders folders;
  private final Events events;
  private final Scratch scratch;
  private final RecordLimits limits;
  private final Optional<FileLimits> most;
  private final SourceExtraction<FileSource, Connection.Files> extraction;

  /** Where a call has all the time it needs, as on a laptop. */
  public ExtractFileService(
      Lake lake, Scratch scratch, Events events, SourceFolders folders, RecordLimits limits) {
    this(lake, scratch, events, folders, limits, Optional.empty());
  }

  /**
   * @param most that a call can read; what is more is refused before it is read
   */
  ExtractFileService(
      Lake lake,
      Scratch scratch,
      Events events,
      SourceFolders folders,
      RecordLimits limits,
      Optional<FileLimits> most) {
    this.most = most;
    this.folders = folders;
    this.events = events;
    this.limits = limits;
    this.scratch = scratch;
    this.extraction = new SourceExtraction<>(lake, scratch, events, FILES, this::read);
  }

  public DataSetResult extract(ExtractRequest request) {
    return extraction.extract(request);
  }

  /**
   * The first rows, as a run reads them. Nothing is written.
   *
   * @param rows at most
   */
  public Sample preview(String name, FileSource source, int rows) {
    Schema schema = Records.schema(source.columns());
    // A run's warnings are of whole files, of which this sees the first rows.
    return Sampling.of(schema, rows, receiver -> read(name, source, schema, receiver, _ -> {}));
  }

  private void read(Task<FileSource, Connection.Files> task, NewDataSet dataSet, Path scratch) {
    try (DataSetWriter writer = new DataSetWriter(dataSet, scratch, events)) {
      read(dataSet.name(), task.source(), dataSet.schema(), writer, dataSet::warn);
      writer.finish();
    }
  }

  private void read(
      String name,
      FileSource source,
      Schema schema,
      RowReceiver receiver,
      Consumer<String> warnings) {
    SourceFiles folder = folders.open(source.connection());
    PartFiles files = new PartFiles(source.path(), folder.list(source.path()));
    if (files.data().isEmpty()) {
      throw noFiles(name, folder, source, files);
    }
    most.flatMap(limit -> limit.problem(files.data()))
        .ifPresent(
            problem -> {
              throw tooMuch(name, folder, source, problem);
            });
    Records records =
        new Records(
            source.format(),
            source.records(),
            source.notation(),
            Records.fields(schema, source.columns()),
            limits,
            scratch);
    FileReading reading =
        new FileReading(folder, source.onBrokenFile(), records, receiver, warnings);
    read(files, reading, receiver);
    AbsentColumns.requireNone(name, records.absent());
    if (files.hasLeftOut()) {
      warnings.accept(files.leftOut());
    }
  }

  /** An empty file among others is left out; where there is no other, something is amiss. */
  private static void read(PartFiles files, FileReading reading, RowReceiver receiver) {
    boolean hasData = false;
    Optional<TerminalException> nothing = Optional.empty();
    for (SourceFile file : files.data()) {
      Optional<TerminalException> empty = reading.read(file);
      if (empty.isPresent()) {
        files.empty(file);
        nothing = nothing.or(() -> empty);
      }
      hasData |= empty.isEmpty();
      receiver.advanced();
    }
    if (!hasData && nothing.isPresent()) {
      throw nothing.get();
    }
  }

  private static TerminalException tooMuch(
      String name, SourceFiles folder, FileSource source, String problem) {
    return new TerminalException(
        ExtractFileError.TOO_MUCH,
        "Cannot extract '%s' by '%s' from %s: %s. Put small files together where they come from; or make several sources of it, a path for each part, and put them together by UNION ALL."
            .formatted(name, source.path(), folder.location(), problem));
  }

  private static TerminalException noFiles(
      String name, SourceFiles folder, FileSource source, PartFiles files) {
    return new TerminalException(
        ExtractFileError.NO_FILES,
        "Cannot extract '%s': no file in %s matches '%s'%s. Put the files there, or correct the source's path."
            .formatted(
                name,
                folder.location(),
                source.path(),
                files.hasLeftOut() ? " (" + files.leftOut() + ")" : ""));
  }
}
