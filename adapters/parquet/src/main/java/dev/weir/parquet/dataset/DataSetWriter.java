package dev.weir.parquet.dataset;

import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.Rejects;
import dev.weir.dataset.RowReceiver;
import dev.weir.dataset.WrittenFile;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.parquet.WriterSettings;
import dev.weir.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes rows and rejects, one by one, into the files of a data set. Not thread-safe. */
public final class DataSetWriter implements RowReceiver, AutoCloseable {
  private static final int ROWS_BETWEEN_EVENTS = 10_000;

  private final NewDataSet dataSet;
  private final Events events;
  private final PartFiles rows;
  private final PartFiles rejects;

  /**
   * @param folder for unfinished files
   */
  public DataSetWriter(NewDataSet dataSet, Path folder, Events events) {
    this.dataSet = dataSet;
    this.events = events;
    this.rows = files(dataSet.schema(), folder.resolve("rows"), dataSet::put);
    this.rejects = files(Rejects.SCHEMA, folder.resolve("rejects"), dataSet::putRejects);
  }

  private static PartFiles files(Schema schema, Path file, Consumer<WrittenFile> full) {
    WriterSettings shared = WriterSettings.DEFAULT.shared(2, schema.columns().size());
    return new PartFiles(schema, shared, file, full);
  }

  /**
   * @param row a value per column, of the types that {@link dev.weir.schema.Rows} names
   * @throws dev.weir.error.TerminalException if a value does not fit its column
   */
  @Override
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
   * @throws dev.weir.error.TerminalException if so many are rejected that reading on is of no use
   */
  @Override
  public void reject(
      String origin, @Nullable Long position, String kind, String reason, String record) {
    rejects.write(dataSet.name(), origin, position, reason, record);
    dataSet.rejected(kind, 1, List.of(position == null ? origin : origin + " " + position));
    if (dataSet.isHopeless()) {
      rejects.finish();
      dataSet.read(rows.rows() + rejects.rows());
      dataSet.requireFewRejects();
    }
  }

  /** Tells how far it is. */
  @Override
  public void advanced() {
    events.emit(new RunEvent.Advanced(dataSet.name(), rows.rows(), rows.bytes()));
  }

  /** Gives the data set all that was written: at least one file, which carries the schema. */
  public void finish() {
    rows.atLeastOne();
    rows.finish();
    rejects.finish();
    dataSet.read(rows.rows() + rejects.rows());
  }

  @Override
  public void close() {
    rows.close();
    rejects.close();
  }
}
