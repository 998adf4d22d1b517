package dev.weir.making;

import dev.weir.dataset.NewDataSet;
import dev.weir.error.ErrorCode;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the planned sources of one kind into data sets. */
public final class SourceExtraction<S extends Source, C extends Connection> {
  private final Lake lake;
  private final DataSetMaker maker;
  private final Kind<S, C> kind;
  private final Reader<S, C> reader;

  public SourceExtraction(
      Lake lake, Scratch scratch, Events events, Kind<S, C> kind, Reader<S, C> reader) {
    this.lake = lake;
    this.maker = new DataSetMaker(lake, scratch, events);
    this.kind = kind;
    this.reader = reader;
  }

  /**
   * Which sources, over which connections.
   *
   * @param words what the sources are read from, as in "files"
   * @param missing the failure where a plan has no such source
   */
  public record Kind<S extends Source, C extends Connection>(
      Class<S> source, Class<C> connection, String words, ErrorCode missing) {}

  /** A source as it was planned. */
  public record Task<S extends Source, C extends Connection>(
      Plan plan, PlannedSource planned, S source, PlannedConnection budget, C connection) {}

  /** Reads one source. */
  @FunctionalInterface
  public interface Reader<S extends Source, C extends Connection> {
    /**
     * @param dataSet takes the files
     * @param folder for files until they are in the lake
     */
    void read(Task<S, C> task, NewDataSet dataSet, Path folder);
  }

  /**
   * @throws TerminalException if the plan has no source of this kind and name
   */
  public DataSetResult extract(ExtractRequest request) {
    return maker.make(request.context(), request.source(), folder -> read(request, folder));
  }

  private NewDataSet read(ExtractRequest request, Path folder) {
    Plan plan = new Plans(lake).of(request.context());
    Task<S, C> task =
        plan.source(request.source())
            .flatMap(planned -> task(plan, planned))
            .orElseThrow(
                () ->
                    new TerminalException(
                        kind.missing(),
                        "Cannot extract '%s': the plan of run %s has no source of %s with this name."
                            .formatted(request.source(), request.context().run(), kind.words())));
    NewDataSet dataSet =
        new NewDataSet(
            lake,
            request.context(),
            request.source(),
            task.planned().schema(),
            plan.rejectLimit(request.source()));
    reader.read(task, dataSet, folder);
    return dataSet;
  }

  private Optional<Task<S, C>> task(Plan plan, PlannedSource planned) {
    return plan.connection(planned.source().connection())
        .filter(budget -> kind.connection().isInstance(budget.connection()))
        .filter(_ -> kind.source().isInstance(planned.source()))
        .map(
            budget ->
                new Task<>(
                    plan,
                    planned,
                    kind.source().cast(planned.source()),
                    budget,
                    kind.connection().cast(budget.connection())));
  }
}
