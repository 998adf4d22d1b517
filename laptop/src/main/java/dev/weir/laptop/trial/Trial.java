package dev.weir.laptop.trial;

import dev.weir.dataset.DataFile;
import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.RejectLimit;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.duckdb.ParquetTable;
import dev.weir.duckdb.Preview;
import dev.weir.error.TerminalException;
import dev.weir.folder.FolderLake;
import dev.weir.function.transform.TransformService;
import dev.weir.json.Json;
import dev.weir.lake.ScratchFolder;
import dev.weir.laptop.Functions;
import dev.weir.laptop.Laptop;
import dev.weir.making.DataSetMaker;
import dev.weir.message.TransformRequest;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes data sets of a pipeline from the first rows of its sources: with the functions of a run, in
 * a lake of its own that is gone afterwards. It knows no warehouse, and takes no lease.
 */
public final class Trial implements AutoCloseable {
  private static final RejectLimit ANY = RejectLimit.ofMax(Long.MAX_VALUE);
  private static final int SHOWN_ROWS = 10;

  private final Laptop laptop;
  private final int limit;
  private final ScratchFolder folder;
  private final FolderLake lake;
  private final Plan plan;
  private final RunContext context;

  /**
   * Plans it, which asks the databases that are needed for their tables.
   *
   * @param only what shall be made, with all that it is made of; empty for all data sets
   * @param limit rows of each source
   * @throws TerminalException if there is no such data set, or with everything that is wrong with
   *     what is to be made
   */
  public Trial(Laptop laptop, String pipeline, Collection<String> only, int limit) {
    this.laptop = laptop;
    this.limit = limit;
    Plan planned =
        Functions.planning(
                laptop,
                pipeline,
                laptop.project().catalog(written -> new Needs(written, laptop.engine()).only(only)))
            .preview(pipeline);
    this.plan = planned.withRejects(anyOf(planned));
    this.folder = laptop.scratch().make();
    this.lake = new FolderLake(folder.path().resolve("lake"), laptop.scratch());
    byte[] frozen = Json.bytes(plan);
    this.context = new RunContext(RunId.parse(plan.runId()), 1, 1, Plans.hash(frozen));
    var _ = lake.create(context.folder().plan(), frozen);
  }

  /** What would be rejected is shown, however much it is. */
  private static Map<String, RejectLimit> anyOf(Plan plan) {
    Map<String, RejectLimit> limits = new LinkedHashMap<>();
    plan.dataSets().forEach(name -> limits.put(name, ANY));
    return limits;
  }

  /**
   * Makes them, each after what it is made of.
   *
   * @param made told each as soon as it is there
   * @throws dev.weir.error.WeirException as a run that fails
   */
  public void run(Consumer<TriedDataSet> made) {
    plan.sources()
        .forEach(
            source -> {
              read(source);
              made.accept(tried(source.name(), true));
            });
    TransformService transforms =
        new TransformService(
            lake, laptop.scratch(), _ -> {}, DuckDbSettings.of(laptop.project().variables()));
    plan.waves().stream()
        .flatMap(Collection::stream)
        .forEach(
            name -> {
              var _ = transforms.transform(new TransformRequest(context, name));
              made.accept(tried(name, false));
            });
  }

  private void read(PlannedSource source) {
    SourceSample sample = new SourceSample(laptop, plan.pipeline(), limit);
    var _ =
        new DataSetMaker(lake, laptop.scratch(), _ -> {})
            .make(
                context,
                source.name(),
                files -> {
                  NewDataSet dataSet =
                      new NewDataSet(lake, context, source.name(), source.schema(), ANY);
                  sample.read(
                      source.source(),
                      plan.connection(source.source().connection()).orElseThrow().connection(),
                      dataSet,
                      files);
                  return dataSet;
                });
  }

  private TriedDataSet tried(String name, boolean source) {
    DataSet dataSet = new DataSets(lake).require(context, name);
    return new TriedDataSet(
        name,
        source,
        dataSet.rows(),
        dataSet.rejectedRows(),
        rejects(dataSet),
        source && !dataSet.warnings().isEmpty(),
        Preview.of(
            new ParquetTable(
                dataSet.schema(),
                dataSet.files().stream()
                    .map(DataFile::key)
                    .map(key -> lake.fetch(key, folder.path()))
                    .toList()),
            SHOWN_ROWS,
            folder.path()));
  }

  private static List<String> rejects(DataSet dataSet) {
    return dataSet.rejectReasons().keySet().stream()
        .map(
            reason ->
                reason
                    + ": "
                    + String.join(", ", dataSet.rejectPlaces().getOrDefault(reason, List.of())))
        .toList();
  }

  /** Nothing of it is left. */
  @Override
  public void close() {
    folder.close();
  }
}
