package dev.weir.extractfile;

import dev.weir.dataset.NewDataSet;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.making.Extraction;
import dev.weir.making.Extraction.Kind;
import dev.weir.making.Extraction.Task;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.records.Limits;
import dev.weir.records.Records;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import dev.weir.source.SourceFolders;
import java.nio.file.Path;
import java.util.List;

/** Reads all files of a source into one data set, in the order of their names. */
public final class ExtractFile {
  private static final Kind<FileSource, Connection.Files> FILES =
      new Kind<>(
          FileSource.class, Connection.Files.class, "files", ExtractFileError.NOT_A_FILE_SOURCE);

  private final SourceFolders folders;
  private final Events events;
  private final Limits limits;
  private final Extraction<FileSource, Connection.Files> extraction;

  public ExtractFile(
      Lake lake, Scratch scratch, Events events, SourceFolders folders, Limits limits) {
    this.folders = folders;
    this.events = events;
    this.limits = limits;
    this.extraction = new Extraction<>(lake, scratch, events, FILES, this::read);
  }

  public DataSetResult extract(ExtractRequest request) {
    return extraction.extract(request);
  }

  private void read(Task<FileSource, Connection.Files> task, NewDataSet dataSet, Path scratch) {
    FileSource source = task.source();
    SourceFiles folder = folders.open(source.connection());
    List<SourceFile> files = folder.list(source.path());
    if (files.isEmpty()) {
      throw new TerminalException(
          ExtractFileError.NO_FILES,
          "Cannot extract '%s': no file in %s matches '%s'. Put the files there, or correct the source's path."
              .formatted(dataSet.name(), folder.location(), source.path()));
    }
    Records records =
        new Records(
            source.format(),
            source.records(),
            Records.fields(dataSet.schema(), source.columns()),
            limits);
    try (DataSetWriter writer = new DataSetWriter(dataSet, scratch, events)) {
      for (SourceFile file : files) {
        new FileReading(folder, file.name(), records, writer).read();
        writer.advanced();
      }
      writer.finish();
    }
  }
}
