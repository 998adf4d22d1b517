package dev.weir.function.extractdatabase;

import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.WrittenFile;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.making.SourceExtraction;
import dev.weir.making.SourceExtraction.Kind;
import dev.weir.making.SourceExtraction.Task;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.Footer;
import dev.weir.parquet.read.Footers;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.SourceDatabases;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a source of kind database into a data set. Nothing goes into the lake before the rows in
 * all files are those that were read, in the columns that the plan knows.
 */
public final class ExtractDatabaseService {
  private static final Kind<DatabaseSource, Connection.Database> DATABASES =
      new Kind<>(
          DatabaseSource.class,
          Connection.Database.class,
          "a database",
          ExtractDatabaseError.NOT_A_DATABASE_SOURCE);

  private final SourceDatabases databases;
  private final Events events;
  private final SourceExtraction<DatabaseSource, Connection.Database> extraction;

  public ExtractDatabaseService(
      Lake lake, Scratch scratch, Events events, SourceDatabases databases) {
    this.databases = databases;
    this.events = events;
    this.extraction = new SourceExtraction<>(lake, scratch, events, DATABASES, this::read);
  }

  public DataSetResult extract(ExtractRequest request) {
    return extraction.extract(request);
  }

  private void read(
      Task<DatabaseSource, Connection.Database> task, NewDataSet dataSet, Path folder) {
    List<ExtractedFile> files = files(task, folder);
    List<WrittenFile> checked = files.stream().map(file -> checked(task.planned(), file)).toList();
    checked.forEach(dataSet::put);
    dataSet.read(files.stream().mapToLong(ExtractedFile::rows).sum());
  }

  private List<ExtractedFile> files(Task<DatabaseSource, Connection.Database> task, Path folder) {
    DatabaseSource source = task.source();
    PlannedSource planned = task.planned();
    try (SourceDatabase database = databases.open(source.connection(), task.connection())) {
      // Before a long read rather than after it; the files are checked all the same.
      SchemaChange.check(planned, database.describe(source.relation()).schema());
      return database.extract(
          source.relation(),
          planned.window(),
          planned.parts(),
          folder,
          (rows, bytes) -> events.emit(new RunEvent.Advanced(planned.name(), rows, bytes)));
    }
  }

  private static WrittenFile checked(PlannedSource source, ExtractedFile file) {
    Footer footer = Footers.read(file.file());
    SchemaChange.check(source, footer.schema());
    if (footer.rows() != file.rows()) {
      throw new TerminalException(
          ExtractDatabaseError.ROWS_DO_NOT_RECONCILE,
          "Cannot complete data set '%s': %d rows were read, %d are in %s. Report this."
              .formatted(source.name(), file.rows(), footer.rows(), file.file().getFileName()));
    }
    return new WrittenFile(file.file(), footer.rows(), footer.nulls());
  }
}
