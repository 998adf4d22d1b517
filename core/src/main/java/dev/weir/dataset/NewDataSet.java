package dev.weir.dataset;

import dev.weir.dataset.balance.RowBalance;
import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.run.RunContext;
import dev.weir.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The way of local files into a data set of a run: they are put into the lake one by one, under
 * names of this invocation's own, and the marker is written last. Until then nothing of it is there
 * for others. Not thread-safe.
 */
public final class NewDataSet {
  private final Lake lake;
  private final RunContext context;
  private final String name;
  private final Schema schema;
  private final String invocation = UUID.randomUUID().toString();
  private final long started = System.nanoTime();
  private final List<DataFile> files = new ArrayList<>();
  private final List<DataFile> rejects = new ArrayList<>();
  private final Map<String, Long> nulls = new LinkedHashMap<>();
  private final RejectCount rejected;
  private final List<String> warnings = new ArrayList<>();
  private Optional<RowBalance> balance = Optional.empty();
  private long readRows;

  public NewDataSet(Lake lake, RunContext context, String name, Schema schema, RejectLimit limit) {
    this.lake = lake;
    this.context = context;
    this.name = name;
    this.schema = schema;
    this.rejected = new RejectCount(limit);
    schema.names().forEach(column -> nulls.put(column, 0L));
  }

  public String name() {
    return name;
  }

  public Schema schema() {
    return schema;
  }

  /** Puts rows into the lake. The file is not needed any more. */
  public void put(WrittenFile file) {
    files.add(stored(context.folder().part(name, invocation, files.size()), file));
    file.nulls().forEach((column, count) -> nulls.merge(column, count, Long::sum));
  }

  /** Puts rejected rows, of {@link Rejects#SCHEMA}, into the lake. */
  public void putRejects(WrittenFile file) {
    rejects.add(stored(context.folder().rejects(name, invocation, rejects.size()), file));
  }

  /**
   * @param reason without values: few different ones, to be counted by
   * @param places of some of them, for people
   */
  public void rejected(String reason, long rows, List<String> places) {
    rejected.add(reason, rows, places);
  }

  /** Says something that people should know although nothing fails. */
  public void warn(String message) {
    warnings.add(message);
  }

  /** So much was rejected that reading on is of no use: {@link #requireFewRejects} will throw. */
  public boolean isHopeless() {
    return rejected.isHopeless();
  }

  /**
   * To be called when all is counted and the rejects' files are put.
   *
   * @throws dev.weir.error.TerminalException if more was rejected than may be; the rejects can be
   *     looked at all the same
   */
  public void requireFewRejects() {
    if (rejected.isExceeded(readRows)) {
      lake.put(
          context.folder().refusal(name),
          Json.bytes(
              new Refusal(
                  name,
                  context.planHash(),
                  readRows,
                  rejects,
                  rejected.reasons(),
                  rejected.places())));
      throw rejected.failure(name, context.run(), readRows);
    }
  }

  /** Counts what the source gave, apart from what was written: both must be the same in the end. */
  public void read(long rows) {
    readRows += rows;
  }

  /** Counts what a transform reads. */
  public void balance(RowBalance inputs) {
    balance = Optional.of(inputs);
  }

  /**
   * Writes the marker, once.
   *
   * @return what is complete now: this data set, or the one of another invocation that was faster
   */
  public DataSet complete() {
    requireFewRejects();
    return new DataSets(lake)
        .complete(
            context,
            new DataSet(
                DataSet.FORMAT,
                name,
                context.planHash(),
                schema,
                files,
                nulls,
                readRows,
                rejects,
                rejected.reasons(),
                rejected.places(),
                warnings,
                balance,
                Duration.ofNanos(System.nanoTime() - started)));
  }

  /** Whether a complete data set is made of the files that were put here. */
  public boolean isOf(DataSet dataSet) {
    return dataSet.files().equals(files);
  }

  private DataFile stored(LakeKey key, WrittenFile file) {
    try {
      long bytes = Files.size(file.path());
      lake.put(key, file.path());
      return new DataFile(key, file.rows(), bytes);
    } catch (IOException e) {
      throw new TransientException(
          CoreError.SCRATCH_FAILED,
          "Cannot read %s, which was just written: %s. Try again."
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }
}
