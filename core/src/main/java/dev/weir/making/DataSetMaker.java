package dev.weir.making;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.NewDataSet;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.message.DataSetResult;
import dev.weir.run.RunContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes data sets of runs, each once: what an earlier attempt has completed is used again, and of
 * several invocations at the same time the first to complete is the one that counts.
 */
public final class DataSetMaker {
  private final Lake lake;
  private final Scratch scratch;
  private final Events events;

  public DataSetMaker(Lake lake, Scratch scratch, Events events) {
    this.lake = lake;
    this.scratch = scratch;
    this.events = events;
  }

  /** Puts a data set's files into the lake; the marker is not its task. */
  @FunctionalInterface
  public interface Making {
    /**
     * @param folder for unfinished files: empty, and gone afterwards
     */
    NewDataSet make(Path folder);
  }

  public DataSetResult make(RunContext context, String name, Making making) {
    Optional<DataSet> earlier = new DataSets(lake).find(context, name);
    return earlier.isPresent() ? completed(earlier.get(), true) : completed(making);
  }

  private DataSetResult completed(Making making) {
    try (ScratchFolder folder = scratch.make()) {
      NewDataSet made = making.make(folder.path());
      DataSet dataSet = made.complete();
      return completed(dataSet, !made.isOf(dataSet));
    }
  }

  private DataSetResult completed(DataSet dataSet, boolean reused) {
    events.emit(new RunEvent.Completed(dataSet, reused));
    return DataSetResult.of(dataSet, reused);
  }
}
