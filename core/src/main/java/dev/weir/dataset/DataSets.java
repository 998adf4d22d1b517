package dev.weir.dataset;

import dev.weir.error.CoreError;
import dev.weir.error.TerminalException;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.run.RunContext;
import java.util.Optional;

/**
 * The complete data sets of a run. Completing is decided by the lake: of several writers, the first
 * marker stays.
 */
public final class DataSets {
  private final Lake lake;

  public DataSets(Lake lake) {
    this.lake = lake;
  }

  /** The data set, if it is complete. */
  public Optional<DataSet> find(RunContext context, String name) {
    return lake.read(context.folder().marker(name))
        .map(stored -> checked(context, Json.read(stored.content(), DataSet.class)));
  }

  /**
   * @throws TerminalException if it is not complete
   */
  public DataSet require(RunContext context, String name) {
    return find(context, name)
        .orElseThrow(
            () ->
                new TerminalException(
                    CoreError.INVALID_MESSAGE,
                    "Cannot find data set '%s' of run %s: %s is not there. Resume the run."
                        .formatted(
                            name, context.run(), lake.location(context.folder().marker(name)))));
  }

  /**
   * Writes the marker. Returns what is complete now: the given data set, or the one of another
   * invocation that was faster.
   */
  public DataSet complete(RunContext context, DataSet dataSet) {
    if (lake.create(context.folder().marker(dataSet.name()), Json.bytes(dataSet))) {
      return dataSet;
    }
    return require(context, dataSet.name());
  }

  private DataSet checked(RunContext context, DataSet dataSet) {
    if (dataSet.format() != DataSet.FORMAT || !dataSet.planHash().equals(context.planHash())) {
      throw new TerminalException(
          CoreError.INVALID_PLAN,
          "Cannot use data set '%s' of run %s: it was made by another plan. Start a new run."
              .formatted(dataSet.name(), context.run()));
    }
    return dataSet;
  }
}
