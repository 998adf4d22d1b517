package dev.weir.extractdatabase;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.lake.ScratchFolder;
import dev.weir.message.Messages.DataSetResult;
import dev.weir.message.Messages.ExtractRequest;
import dev.weir.parquet.Footer;
import dev.weir.parquet.Footers;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.DatabaseSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import dev.weir.schema.Schema;
import dev.weir.source.SourceDatabase;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.SourceDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reads a source of kind database into the lake. What an earlier attempt completed is used again.
 * Nothing is complete before the rows in the files are those that were read, in the columns that
 * the plan knows.
 */
public final class ExtractDatabase {
  private final Lake lake;
  private final SourceDatabases databases;
  private final Events events;
  private final Supplier<Path> scratch;

  /**
   * @param scratch gives a new empty folder for the files until they are in the lake; it is deleted
   *     afterwards
   */
  public ExtractDatabase(
      Lake lake, SourceDatabases databases, Events events, Supplier<Path> scratch) {
    this.lake = lake;
    this.databases = databases;
    this.events = events;
    this.scratch = scratch;
  }

  public DataSetResult extract(ExtractRequest request) {
    RunContext context = request.context();
    Optional<DataSet> found = new DataSets(lake).find(context, request.source());
    if (found.isPresent()) {
      return completed(found.get(), true);
    }
    DataSet extracted = extract(context, request.source());
    DataSet complete = new DataSets(lake).complete(context, extracted);
    return completed(complete, !complete.equals(extracted));
  }

  private DataSetResult completed(DataSet dataSet, boolean reused) {
    events.emit(new RunEvent.Completed(dataSet, reused));
    return DataSetResult.of(dataSet, reused);
  }

  private DataSet extract(RunContext context, String name) {
    long started = System.nanoTime();
    Plan plan = new Plans(lake).of(context);
    PlannedSource source = source(plan, name);
    try (ScratchFolder folder = new ScratchFolder(scratch.get())) {
      List<ExtractedFile> files = read(plan, source, folder.path());
      List<Footer> footers = footers(source, files);
      return new DataSet(
          DataSet.FORMAT,
          name,
          context.planHash(),
          source.schema(),
          upload(context, name, files, footers),
          nulls(source.schema(), footers),
          files.stream().mapToLong(ExtractedFile::rows).sum(),
          List.of(),
          Map.of(),
          Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private List<ExtractedFile> read(Plan plan, PlannedSource source, Path folder) {
    DatabaseSource from = database(source);
    try (SourceDatabase database = databases.open(from.connection(), connection(plan, from))) {
      // Before a long read rather than after it; the files are checked all the same.
      SchemaChange.check(source, database.describe(from.relation()).schema());
      return database.extract(
          from.relation(),
          source.parts(),
          folder,
          (rows, bytes) -> events.emit(new RunEvent.Advanced(source.name(), rows, bytes)));
    }
  }

  private static List<Footer> footers(PlannedSource source, List<ExtractedFile> files) {
    List<Footer> footers = new ArrayList<>();
    for (ExtractedFile file : files) {
      Footer footer = Footers.read(file.file());
      SchemaChange.check(source, footer.schema());
      if (footer.rows() != file.rows()) {
        throw new TerminalException(
            ExtractDatabaseError.ROWS_DO_NOT_RECONCILE,
            "Cannot complete data set '%s': %d rows were read, %d are in %s. Report this."
                .formatted(source.name(), file.rows(), footer.rows(), file.file().getFileName()));
      }
      footers.add(footer);
    }
    return footers;
  }

  private List<DataFile> upload(
      RunContext context, String name, List<ExtractedFile> files, List<Footer> footers) {
    String invocation = UUID.randomUUID().toString().replace("-", "");
    List<DataFile> uploaded = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      LakeKey key = context.folder().part(name, invocation, i);
      lake.put(key, files.get(i).file());
      uploaded.add(new DataFile(key, footers.get(i).rows(), footers.get(i).bytes()));
    }
    return uploaded;
  }

  private static Map<String, Long> nulls(Schema schema, List<Footer> footers) {
    Map<String, Long> nulls = new LinkedHashMap<>();
    schema.names().forEach(column -> nulls.put(column, 0L));
    footers.forEach(
        footer -> footer.nulls().forEach((column, count) -> nulls.merge(column, count, Long::sum)));
    return nulls;
  }

  private static PlannedSource source(Plan plan, String name) {
    return plan.sources().stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TerminalException(
                    ExtractDatabaseError.NOT_A_DATABASE_SOURCE,
                    "Cannot extract '%s': the plan of run %s has no such source."
                        .formatted(name, plan.runId())));
  }

  private static DatabaseSource database(PlannedSource source) {
    if (source.source() instanceof DatabaseSource database) {
      return database;
    }
    throw new TerminalException(
        ExtractDatabaseError.NOT_A_DATABASE_SOURCE,
        "Cannot extract '%s' from a database: it is read from connection '%s', which is none."
            .formatted(source.name(), source.source().connection()));
  }

  private static Connection.Database connection(Plan plan, DatabaseSource source) {
    return plan.connections().stream()
        .filter(connection -> connection.name().equals(source.connection()))
        .map(Plan.PlannedConnection::connection)
        .filter(Connection.Database.class::isInstance)
        .map(Connection.Database.class::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new TerminalException(
                    ExtractDatabaseError.NOT_A_DATABASE_SOURCE,
                    "Cannot find database '%s' in the plan of run %s."
                        .formatted(source.connection(), plan.runId())));
  }
}
