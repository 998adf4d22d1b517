package dev.weir.function.load;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.message.LoadRequest;
import dev.weir.message.LoadResult;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plans;
import dev.weir.run.LakeIdentity;
import dev.weir.run.RunContext;
import dev.weir.schema.SchemaChange;
import dev.weir.sql.CompiledCheck;
import dev.weir.text.Counted;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;

/**
 * Publishes a run's targets, one step with each call: all steps are found in the warehouse, so that
 * a call may be repeated, or come from another process.
 */
public final class LoadService {
  private final Lake lake;
  private final Warehouse warehouse;
  private final Events events;

  public LoadService(Lake lake, Warehouse warehouse, Events events) {
    this.lake = lake;
    this.warehouse = warehouse;
    this.events = events;
  }

  /**
   * @throws TerminalException if a data set is not complete, was not checked, or has rows that are
   *     too far from those of the last run
   */
  public LoadResult load(LoadRequest request) {
    RunContext context = request.context();
    Plan plan = new Plans(lake).of(context);
    if (plan.isWithoutNew()) {
      return new LoadResult.Done(List.of());
    }
    requireChecked(context, plan);
    List<TargetLoad> targets =
        plan.targets().stream().map(target -> target(context, target)).toList();
    RowCounts rowCounts = new RowCounts(lake, events, ofFirstAttempt(context));
    rowCounts.compare(plan.targets(), targets);
    Publication publication = new Publication(rowCounts.context(), LakeIdentity.of(lake), targets);
    tellChanges(context, publication);
    return switch (warehouse.advance(publication, lake)) {
      case Progress.Running running -> running(running);
      case Progress.Retry retry -> retry(retry);
      case Progress.Done done -> {
        rowCounts.keep(done.tables());
        yield done(context, done);
      }
    };
  }

  /** Once, before anything is changed: afterwards nobody could tell. */
  private void tellChanges(RunContext context, Publication publication) {
    LakeKey key = context.folder().schemaChanges();
    if (lake.read(key).isPresent()) {
      return;
    }
    List<SchemaChange> changes = warehouse.changes(publication);
    if (lake.create(key, Json.bytes(changes))) {
      changes.forEach(change -> events.emit(new RunEvent.Warned("schema: " + change.says())));
    }
  }

  /**
   * A resumed run publishes with the fence of its first attempt: its rows are as old as that, and
   * must not go over those of a run that came after it.
   */
  private RunContext ofFirstAttempt(RunContext context) {
    long fence =
        lake.read(context.folder().fence())
            .map(stored -> Json.read(stored.content(), Long.class))
            .orElse(context.fence());
    return new RunContext(context.run(), context.attempt(), fence, context.planHash());
  }

  /** What a data set's marker says is what must be found in its files, and in staging. */
  private TargetLoad target(RunContext context, PlannedTarget target) {
    DataSet dataSet = new DataSets(lake).require(context, target.from());
    return target.load(dataSet.schema(), dataSet.files());
  }

  // The outcomes of checks are written when all that may fail the run have passed. The state
  // machine would not come here without; this holds if somebody starts the function by hand.
  private void requireChecked(RunContext context, Plan plan) {
    for (PlannedChecks checks : plan.checks()) {
      if (checks.checks().stream().anyMatch(CompiledCheck::fails)
          && lake.read(context.folder().checks(checks.dataSet())).isEmpty()) {
        throw new TerminalException(
            LoadError.NOT_CHECKED,
            "Cannot publish run %s: the checks of data set '%s' have not passed, %s is not there. Resume the run."
                .formatted(
                    context.run(),
                    checks.dataSet(),
                    lake.location(context.folder().checks(checks.dataSet()))));
      }
    }
  }

  private LoadResult running(Progress.Running running) {
    events.emit(new RunEvent.Published(running.step()));
    return new LoadResult.Running(running.step());
  }

  private LoadResult retry(Progress.Retry retry) {
    // Rounded up: a wait of no seconds would be a busy loop.
    long seconds = retry.after().plus(Duration.ofSeconds(1).minusNanos(1)).toSeconds();
    String step = "waiting %s s: %s".formatted(seconds, retry.reason());
    events.emit(new RunEvent.Published(step));
    return new LoadResult.Retry(Math.toIntExact(Math.max(1, seconds)), step);
  }

  private LoadResult done(RunContext context, Progress.Done done) {
    if (!done.overtaken().isEmpty()) {
      lake.put(context.folder().overtaken(), Json.bytes(done.overtaken()));
      done.overtaken().forEach(table -> events.emit(new RunEvent.Warned(table.reason())));
    }
    for (PublishedTable table : done.tables()) {
      events.emit(
          new RunEvent.Published(
              "published %s, %s".formatted(table.table(), Counted.rows(table.rows()))));
    }
    return new LoadResult.Done(done.tables());
  }
}
