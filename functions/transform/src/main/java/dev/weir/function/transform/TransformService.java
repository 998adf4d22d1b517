package dev.weir.function.transform;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.balance.RowBalance;
import dev.weir.duckdb.DuckDbSession;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent.Checked;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.lake.Scratch;
import dev.weir.lake.ScratchFolder;
import dev.weir.making.DataSetMaker;
import dev.weir.message.DataSetResult;
import dev.weir.message.TransformRequest;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedChecks;
import dev.weir.plan.Plan.PlannedTransform;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes a planned data set and holds it to its checks, or holds a source to its checks. What is
 * complete is not made again; what breaks a check never becomes complete.
 */
public final class TransformService {
  private final Lake lake;
  private final DataSets dataSets;
  private final Plans plans;
  private final Events events;
  private final Scratch scratch;
  private final DuckDbSettings settings;
  private final DataSetMaker maker;

  public TransformService(Lake lake, Scratch scratch, Events events, DuckDbSettings settings) {
    this.lake = lake;
    this.dataSets = new DataSets(lake);
    this.plans = new Plans(lake);
    this.events = events;
    this.scratch = scratch;
    this.settings = settings;
    this.maker = new DataSetMaker(lake, scratch, events);
  }

  public DataSetResult transform(TransformRequest request) {
    RunContext context = request.context();
    Plan plan = plans.of(context);
    Task task = new Task(context, plan, request.dataSet());
    Optional<PlannedTransform> transform = plan.transform(task.name());
    if (transform.isEmpty() && task.checks().isEmpty()) {
      throw new TerminalException(
          TransformError.NOTHING_TO_DO,
          "Cannot transform '%s': the plan of run %s has neither a transform nor checks of this name."
              .formatted(task.name(), context.run()));
    }
    return transform
        .map(planned -> maker.make(context, task.name(), folder -> make(task, planned, folder)))
        .orElseGet(() -> checked(task));
  }

  private record Task(RunContext context, Plan plan, String name) {
    Optional<PlannedChecks> checks() {
      return plan.checks(name);
    }

    LakeKey outcomes() {
      return context.folder().checks(name);
    }
  }

  private NewDataSet make(Task task, PlannedTransform transform, Path folder) {
    NewDataSet dataSet =
        new NewDataSet(
            lake,
            task.context(),
            task.name(),
            transform.schema(),
            task.plan().rejectLimit(task.name()));
    Map<String, DataSet> inputs = complete(task, transform.inputs());
    Map<String, ParquetTable> tables = new LinkedHashMap<>();
    inputs.forEach((name, input) -> tables.put(name, fetched(input, folder)));
    task.checks().ifPresent(checks -> checkInputs(task, checks, tables, folder));
    TransformOutput output = new TransformOutput(task.plan(), transform, folder);
    try (DuckDbSession session =
        DuckDbSession.open("make data set '%s'".formatted(task.name()), settings, folder, tables)) {
      session.stopClock(task.plan().logicalTime());
      TransformOutput.Written written = output.write(session);
      balance(inputs, transform).ifPresent(balance -> reconcile(balance, written, dataSet));
      written.storeRejects(dataSet);
      dataSet.requireFewRejects();
      session.view(task.name(), output.table());
      task.checks().ifPresent(checks -> check(task, checks, session));
      dataSet.put(written.rows());
      return dataSet;
    }
  }

  /** The markers as they are when the work begins: what it reads, it also counts by them. */
  private Map<String, DataSet> complete(Task task, List<String> names) {
    Map<String, DataSet> complete = new LinkedHashMap<>();
    names.forEach(name -> complete.put(name, dataSets.require(task.context(), name)));
    return complete;
  }

  private static Optional<RowBalance> balance(
      Map<String, DataSet> inputs, PlannedTransform transform) {
    Map<String, Long> rows = new LinkedHashMap<>();
    inputs.forEach((name, input) -> rows.put(name, input.rows()));
    return transform.changes().map(changes -> new RowBalance(rows, changes));
  }

  private static void reconcile(
      RowBalance balance, TransformOutput.Written written, NewDataSet dataSet) {
    balance
        .problem(written.rows().rows(), written.rejectedRows())
        .ifPresent(
            problem -> {
              throw new TerminalException(
                  TransformError.ROWS_LOST,
                  "Cannot complete data set '%s': %s. The fault is not the data's: nothing is published. Resume the run; if it is told again, it is a bug of Weir that this transform shows."
                      .formatted(dataSet.name(), problem));
            });
    dataSet.balance(balance);
  }

  private void checkInputs(
      Task task, PlannedChecks checks, Map<String, ParquetTable> tables, Path folder) {
    for (String name : checks.inputs()) {
      if (!name.equals(task.name())) {
        tables.computeIfAbsent(name, other -> fetched(task, other, folder));
      }
    }
  }

  /** A source is complete already; only its checks are left. */
  private DataSetResult checked(Task task) {
    DataSet dataSet = dataSets.require(task.context(), task.name());
    if (lake.read(task.outcomes()).isPresent()) {
      return DataSetResult.of(dataSet, true);
    }
    try (ScratchFolder folder = scratch.make()) {
      PlannedChecks checks = task.checks().orElseThrow();
      Map<String, ParquetTable> inputs = new LinkedHashMap<>();
      for (String name : new TreeSet<>(checks.inputs())) {
        inputs.put(name, fetched(task, name, folder.path()));
      }
      try (DuckDbSession session =
          DuckDbSession.open(
              "check data set '%s'".formatted(task.name()), settings, folder.path(), inputs)) {
        session.stopClock(task.plan().logicalTime());
        check(task, checks, session);
      }
    }
    return DataSetResult.of(dataSet, false);
  }

  private void check(Task task, PlannedChecks checks, DuckDbSession session) {
    Checked checked = new Checks(session).run(checks);
    events.emit(checked);
    Checks.requirePassed(checked, checks, session);
    var _ = lake.create(task.outcomes(), Json.bytes(checked));
  }

  private ParquetTable fetched(Task task, String name, Path folder) {
    return fetched(dataSets.require(task.context(), name), folder);
  }

  private ParquetTable fetched(DataSet dataSet, Path folder) {
    List<Path> files =
        dataSet.files().stream().map(DataFile::key).map(key -> lake.fetch(key, folder)).toList();
    return new ParquetTable(dataSet.schema(), files);
  }
}
