package dev.weir.function.extractapi;

import dev.weir.dataset.NewDataSet;
import dev.weir.events.Events;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.making.SourceExtraction;
import dev.weir.making.SourceExtraction.Kind;
import dev.weir.making.SourceExtraction.Task;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.records.Records;
import dev.weir.secrets.Secrets;
import java.nio.file.Path;
import java.time.InstantSource;

/** Reads the records that an HTTP API answers with into one data set. */
public final class ExtractApiService {
  private static final Kind<HttpSource, Connection.Http> APIS =
      new Kind<>(
          HttpSource.class,
          Connection.Http.class,
          "an HTTP API",
          ExtractApiError.NOT_AN_HTTP_SOURCE);

  private final Events events;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final HttpSettings settings;
  private final SourceExtraction<HttpSource, Connection.Http> extraction;

  public ExtractApiService(
      Lake lake,
      Scratch scratch,
      Events events,
      Secrets secrets,
      InstantSource clock,
      Sleeper sleeper,
      HttpSettings settings) {
    this.events = events;
    this.secrets = secrets;
    this.clock = clock;
    this.sleeper = sleeper;
    this.settings = settings;
    this.extraction = new SourceExtraction<>(lake, scratch, events, APIS, this::read);
  }

  public DataSetResult extract(ExtractRequest request) {
    return extraction.extract(request);
  }

  private void read(Task<HttpSource, Connection.Http> task, NewDataSet dataSet, Path scratch) {
    HttpSource source = task.source();
    Endpoint endpoint = Endpoint.of(source.connection(), task.connection(), secrets);
    Records records =
        new Records(
            source.format(),
            source.records(),
            source.notation(),
            Records.fields(dataSet.schema(), source.columns()),
            settings.limits());
    try (DataSetWriter writer = new DataSetWriter(dataSet, scratch, events);
        HttpFetch fetch = new HttpFetch(endpoint, settings, sleeper, clock)) {
      new ApiReading(endpoint, fetch, source, records, settings.limits(), writer).read(share(task));
      writer.finish();
    }
  }

  /** Requests at the same time: the sources that may run together share the connection's budget. */
  private static int share(Task<?, ?> task) {
    PlannedConnection budget = task.budget();
    int sources = task.plan().sourcesOf(budget).size();
    int together = Math.max(1, Math.min(budget.concurrency(), sources));
    return Math.max(1, budget.connection().maxConnections() / together);
  }
}
