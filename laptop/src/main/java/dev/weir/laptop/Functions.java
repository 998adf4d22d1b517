package dev.weir.laptop;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.weir.duckdb.DuckDbSettings;
import dev.weir.events.Events;
import dev.weir.folder.FolderFiles;
import dev.weir.function.extractapi.ExtractApiHandler;
import dev.weir.function.extractapi.ExtractApiService;
import dev.weir.function.extractapi.http.HttpSettings;
import dev.weir.function.extractdatabase.ExtractDatabaseHandler;
import dev.weir.function.extractdatabase.ExtractDatabaseService;
import dev.weir.function.extractfile.ExtractFileHandler;
import dev.weir.function.extractfile.ExtractFileService;
import dev.weir.function.load.LoadHandler;
import dev.weir.function.load.LoadService;
import dev.weir.function.plan.PlanHandler;
import dev.weir.function.plan.PlanService;
import dev.weir.function.plan.PlanService.Planning;
import dev.weir.function.report.ReportHandler;
import dev.weir.function.report.ReportService;
import dev.weir.function.transform.TransformHandler;
import dev.weir.function.transform.TransformService;
import dev.weir.laptop.runs.LaptopExecutions;
import dev.weir.pipeline.read.PipelineCatalog;
import dev.weir.plan.Planner;
import dev.weir.records.rows.RecordLimits;
import dev.weir.run.Leases;
import dev.weir.source.SourceDatabases;
import dev.weir.statemachine.function.FunctionInvoker;
import dev.weir.statemachine.function.LambdaInvoker;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The functions under the names that the state machine file gives them: the handlers that AWS runs,
 * over the laptop's ports.
 */
public final class Functions {
  private static final Clock CLOCK = Clock.systemUTC();

  /**
   * What stands for each {@code ${Name}} of the state machine: on the laptop a function's address
   * is its name.
   */
  static final Map<String, String> NAMES =
      List.of(
              "PlanFunction",
              "ExtractApiFunction",
              "ExtractDatabaseFunction",
              "ExtractFileFunction",
              "TransformFunction",
              "LoadFunction",
              "ReportFunction")
          .stream()
          .collect(Collectors.toMap(Function.identity(), Function.identity()));

  private Functions() {}

  /** The functions for runs of one pipeline. @param events told what they do */
  public static FunctionInvoker of(Laptop laptop, String pipeline, Events events) {
    FunctionInvoker functions = new LambdaInvoker(handlers(laptop, pipeline, events));
    return new MaskedInvoker(
        FullDisk.of(functions, laptop.project().state()), laptop.project().mask());
  }

  private static Map<String, RequestStreamHandler> handlers(
      Laptop laptop, String pipeline, Events events) {
    return Map.of(
        "PlanFunction", new PlanHandler(planning(laptop, pipeline)),
        "ExtractApiFunction", new ExtractApiHandler(apis(laptop, events)),
        "ExtractDatabaseFunction",
            new ExtractDatabaseHandler(
                new ExtractDatabaseService(
                    laptop.lake(), laptop.scratch(), events, databases(laptop, pipeline))),
        "ExtractFileFunction", new ExtractFileHandler(files(laptop, pipeline, events)),
        "TransformFunction",
            new TransformHandler(
                new TransformService(
                    laptop.lake(),
                    laptop.scratch(),
                    events,
                    DuckDbSettings.of(laptop.project().variables()))),
        "LoadFunction", new LoadHandler(new LoadService(laptop.lake(), laptop.warehouse(), events)),
        "ReportFunction",
            new ReportHandler(
                new ReportService(laptop.lake(), leases(laptop), _ -> {}, CLOCK, "")));
  }

  /** Reads sources of files, in a run or to look at them. */
  public static ExtractFileService files(Laptop laptop, String pipeline, Events events) {
    return new ExtractFileService(
        laptop.lake(),
        laptop.scratch(),
        events,
        FolderFiles.from(laptop.secrets(pipeline)),
        RecordLimits.DEFAULT);
  }

  /** Reads sources of HTTP APIs, in a run or to look at them. */
  public static ExtractApiService apis(Laptop laptop, Events events) {
    return new ExtractApiService(
        laptop.lake(),
        laptop.scratch(),
        events,
        laptop.environment(),
        CLOCK,
        Thread::sleep,
        HttpSettings.DEFAULT);
  }

  /** What {@code weir plan} asks without a run. */
  public static PlanService planning(Laptop laptop, String pipeline) {
    return planning(laptop, pipeline, laptop.catalog());
  }

  /** The same for pipelines that are not as they are written. */
  public static PlanService planning(Laptop laptop, String pipeline, PipelineCatalog catalog) {
    Planning planning =
        new Planning(
            catalog,
            databases(laptop, pipeline),
            new Planner(laptop.engine()),
            Optional.empty(),
            _ -> List.of(),
            (asked, tables) -> laptop.warehouse().cursors(asked, tables));
    return new PlanService(laptop.lake(), leases(laptop), planning, CLOCK);
  }

  /** Who may run which pipeline. */
  public static Leases leases(Laptop laptop) {
    return new Leases(laptop.lake(), new LaptopExecutions(laptop.project().executions()), CLOCK);
  }

  private static SourceDatabases databases(Laptop laptop, String pipeline) {
    return (name, connection) -> laptop.database(pipeline, name, connection);
  }
}
