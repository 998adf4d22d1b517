package dev.weir.extractapi;

import dev.weir.dataset.DataSet;
import dev.weir.dataset.DataSets;
import dev.weir.error.TerminalException;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.lake.Lake;
import dev.weir.message.Messages.DataSetResult;
import dev.weir.message.Messages.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.plan.Plan;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.plan.Plan.PlannedSource;
import dev.weir.plan.Plans;
import dev.weir.records.Records;
import dev.weir.run.RunContext;
import dev.weir.secrets.Secrets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Reads the records that an HTTP API answers with into one data set. */
public final class ExtractApi {
  private final Lake lake;
  private final Secrets secrets;
  private final Path temporary;
  private final Events events;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final HttpSettings settings;

  /**
   * @param temporary a folder for unfinished files
   */
  public ExtractApi(
      Lake lake,
      Secrets secrets,
      Path temporary,
      Events events,
      InstantSource clock,
      Sleeper sleeper,
      HttpSettings settings) {
    this.lake = lake;
    this.secrets = secrets;
    this.temporary = temporary;
    this.events = events;
    this.clock = clock;
    this.sleeper = sleeper;
    this.settings = settings;
  }

  /** Does nothing but answer if an earlier attempt has completed the data set. */
  public DataSetResult extract(ExtractRequest request) {
    Optional<DataSet> earlier = new DataSets(lake).find(request.context(), request.source());
    DataSet dataSet = earlier.orElseGet(() -> read(request.context(), request.source()));
    events.emit(new RunEvent.Completed(dataSet, earlier.isPresent()));
    return DataSetResult.of(dataSet, earlier.isPresent());
  }

  private DataSet read(RunContext context, String name) {
    Plan plan = new Plans(lake).of(context);
    for (PlannedSource planned : plan.sources()) {
      if (planned.name().equals(name) && planned.source() instanceof HttpSource source) {
        for (PlannedConnection connection : plan.connections()) {
          if (connection.name().equals(source.connection())
              && connection.connection() instanceof Connection.Http http) {
            return read(context, planned, source, http, share(plan, connection));
          }
        }
      }
    }
    throw new TerminalException(
        ExtractApiError.NOT_AN_HTTP_SOURCE,
        "Cannot extract '%s' in run %s: the plan has no source of an HTTP API with this name."
            .formatted(name, context.run()));
  }

  private DataSet read(
      RunContext context,
      PlannedSource planned,
      HttpSource source,
      Connection.Http http,
      int requests) {
    Endpoint endpoint = Endpoint.of(source.connection(), http, secrets);
    Records records =
        new Records(
            source.format(),
            source.records(),
            Records.fields(planned.schema(), source.columns()),
            settings.limits());
    try (DataSetWriter writer =
            new DataSetWriter(
                lake, context, planned.name(), planned.schema(), temporary, events, clock);
        HttpFetch fetch = new HttpFetch(endpoint, settings, sleeper, clock)) {
      new ApiReading(endpoint, fetch, source, records, settings.limits(), writer).read(requests);
      return writer.complete();
    }
  }

  /** Requests at the same time: the sources that may run together share the connection's budget. */
  private static int share(Plan plan, PlannedConnection connection) {
    long sources =
        plan.sources().stream()
            .filter(planned -> planned.source().connection().equals(connection.name()))
            .count();
    long together = Math.max(1, Math.min(connection.concurrency(), sources));
    return (int) Math.max(1, connection.connection().maxConnections() / together);
  }
}
