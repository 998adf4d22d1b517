package dev.weir.extractfile;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.message.Messages.DataSetResult;
import dev.weir.message.Messages.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.source.Source.FileSource;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import dev.weir.records.Limits;
import dev.weir.records.Records;
import dev.weir.run.RunContext;
import dev.weir.source.SourceFiles;
import dev.weir.source.SourceFiles.SourceFile;
import dev.weir.source.SourceFolders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads all files of a source into one data set, in the order of their names. */
public final class ExtractFile {
  private final Lake lake;
  private final SourceFolders folders;
  private final Path temporary;
  private final Events events;
  private final InstantSource clock;
  private final Limits limits;

  /**
   * @param temporary a folder for unfinished files
   */
  public ExtractFile(
      Lake lake,
      SourceFolders folders,
      Path temporary,
      Events events,
      InstantSource clock,
      Limits limits) {
    this.lake = lake;
    this.folders = folders;
    this.temporary = temporary;
    this.events = events;
    this.clock = clock;
    this.limits = limits;
  }

  /** Does nothing but answer if an earlier attempt has completed the data set. */
  public DataSetResult extract(ExtractRequest request) {
    Optional<DataSet> earlier = new DataSets(lake).find(request.context(), request.source());
    DataSet dataSet =
        earlier.orElseGet(
            () -> read(request.context(), planned(request.context(), request.source())));
    events.emit(new RunEvent.Completed(dataSet, earlier.isPresent()));
    return DataSetResult.of(dataSet, earlier.isPresent());
  }

  private PlannedSource planned(RunContext context, String name) {
    return new Plans(lake)
        .of(context).sources().stream()
            .filter(source -> source.name().equals(name))
            .filter(source -> source.source() instanceof FileSource)
            .findFirst()
            .orElseThrow(
                () ->
                    new TerminalException(
                        ExtractFileError.NOT_A_FILE_SOURCE,
                        "Cannot extract '%s' in run %s: the plan has no source of files with this name."
                            .formatted(name, context.run())));
  }

  private DataSet read(RunContext context, PlannedSource planned) {
    FileSource source = (FileSource) planned.source();
    SourceFiles folder = folders.open(source.connection());
    List<SourceFile> files = folder.list(source.path());
    if (files.isEmpty()) {
      throw new TerminalException(
          ExtractFileError.NO_FILES,
          "Cannot extract '%s': no file in %s matches '%s'. Put the files there, or correct the source's path."
              .formatted(planned.name(), folder.location(), source.path()));
    }
    Records records =
        new Records(
            source.format(),
            source.records(),
            Records.fields(planned.schema(), source.columns()),
            limits);
    try (DataSetWriter writer =
        new DataSetWriter(
            lake, context, planned.name(), planned.schema(), temporary, events, clock)) {
      for (SourceFile file : files) {
        new FileReading(folder, file.name(), records, writer).read();
        writer.advanced();
      }
      return writer.complete();
    }
  }
}
