package dev.weir.parquet.dataset;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.Rejects;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.parquet.ParquetError;
import dev.weir.parquet.WriterSettings;
import dev.weir.run.RunContext;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one data set of a run, row by row. Nothing of it is there for others until {@link
 * #complete} has returned. Not thread-safe.
 */
public final class DataSetWriter implements AutoCloseable {
  private static final int ROWS_BETWEEN_EVENTS = 10_000;

  private final Lake lake;
  private final RunContext context;
  private final String name;
  private final Schema schema;
  private final Events events;
  private final InstantSource clock;
  private final Instant started;
  private final Path folder;
  private final PartFiles rows;
  private final PartFiles rejects;
  private final Map<String, Long> reasons = new TreeMap<>();

  /**
   * @param temporary where a folder for unfinished files may be made; it is gone after {@link
   *     #close}
   */
  public DataSetWriter(
      Lake lake,
      RunContext context,
      String name,
      Schema schema,
      Path temporary,
      Events events,
      InstantSource clock) {
    this.lake = lake;
    this.context = context;
    this.name = name;
    this.schema = schema;
    this.events = events;
    this.clock = clock;
    this.started = clock.instant();
    this.folder = newFolder(temporary);
    String invocation = UUID.randomUUID().toString();
    this.rows =
        new PartFiles(
            lake,
            schema,
            WriterSettings.DEFAULT,
            folder,
            number -> context.folder().part(name, invocation, number));
    this.rejects =
        new PartFiles(
            lake,
            Rejects.SCHEMA,
            WriterSettings.DEFAULT,
            newFolder(folder),
            number -> context.folder().rejects(name, invocation, number));
  }

  /**
   * @param row a value per column, of the types that {@link dev.weir.schema.Rows} names
   * @throws TerminalException if a value does not fit its column
   */
  public void write(@Nullable Object[] row) {
    rows.write(row);
    if (rows.rows() % ROWS_BETWEEN_EVENTS == 0) {
      advanced();
    }
  }

  /**
   * @param origin the file or request that the record came from
   * @param position in the origin, from 1; null where there is none
   * @param kind what is wrong, without values: few different ones, to be counted by
   * @param reason a sentence
   * @param record as it was read
   */
  public void reject(
      String origin, @Nullable Long position, String kind, String reason, String record) {
    rejects.write(name, origin, position, reason, record);
    reasons.merge(kind, 1L, Long::sum);
  }

  /** Tells how far it is. */
  public void advanced() {
    events.emit(new RunEvent.Advanced(name, rows.rows(), rows.bytes()));
  }

  /**
   * Puts everything into the lake and writes the marker, once.
   *
   * @return what is complete now: this data set, or the one of another invocation that was faster
   */
  public DataSet complete() {
    rows.atLeastOne();
    List<DataFile> files = rows.finish();
    List<DataFile> rejectFiles = rejects.finish();
    return new DataSets(lake)
        .complete(
            context,
            new DataSet(
                DataSet.FORMAT,
                name,
                context.planHash(),
                schema,
                files,
                rows.nulls(),
                rows.rows() + rejects.rows(),
                rejectFiles,
                reasons,
                Duration.between(started, clock.instant())));
  }

  /** Removes unfinished files. */
  @Override
  public void close() {
    rows.close();
    rejects.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw cannotWrite(folder, e);
    }
  }

  private static Path newFolder(Path parent) {
    try {
      return Files.createTempDirectory(Files.createDirectories(parent), "rows-");
    } catch (IOException e) {
      throw cannotWrite(parent, e);
    }
  }

  private static TerminalException cannotWrite(Path path, IOException e) {
    return new TerminalException(
        ParquetError.CANNOT_WRITE,
        "Cannot write temporary files in %s: %s. Make room or choose another folder, and resume the run."
            .formatted(path, e.getMessage()),
        e);
  }
}
