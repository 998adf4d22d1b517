package dev.weir.function.extractapi;

import dev.weir.dataset.AbsentColumns;
import dev.weir.dataset.NewDataSet;
import dev.weir.dataset.RowReceiver;
import dev.weir.error.WeirException;
import dev.weir.events.Events;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.function.extractapi.http.HttpFetch;
import dev.weir.function.extractapi.http.HttpSettings;
import dev.weir.function.extractapi.http.Sleeper;
import dev.weir.function.extractapi.paging.Pages;
import dev.weir.lake.Lake;
import dev.weir.lake.Scratch;
import dev.weir.making.Sample;
import dev.weir.making.Sampling;
import dev.weir.making.SourceExtraction;
import dev.weir.making.SourceExtraction.Kind;
import dev.weir.making.SourceExtraction.Task;
import dev.weir.message.DataSetResult;
import dev.weir.message.ExtractRequest;
import dev.weir.parquet.dataset.DataSetWriter;
import dev.weir.pipeline.Connection;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.plan.Plan.PlannedConnection;
import dev.weir.records.Records;
import dev.weir.schema.Schema;
import dev.weir.secrets.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the records that an HTTP API answers with into one data set. */
public final class ExtractApiService {
  private static final int EXAMPLES = 3;

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

  /**
   * The first rows, as a run reads them, one request after the other. Nothing is written.
   *
   * @param rows at most
   */
  public Sample preview(String name, HttpSource source, Connection.Http connection, int rows) {
    Schema schema = Records.schema(source.columns());
    return Sampling.of(
        schema,
        rows,
        receiver -> read(new Asked(name, source, connection, schema, 1, 1), receiver));
  }

  /**
   * What a path of an API answers with, whole, for people. Nothing is written.
   *
   * @param name of the connection
   * @param path below the connection's address
   */
  public byte[] answer(String name, Connection.Http connection, String path)
      throws InterruptedException {
    Endpoint endpoint = Endpoint.of(name, connection, secrets);
    try (HttpFetch fetch = new HttpFetch(endpoint, settings, Duration.ZERO, sleeper, clock)) {
      return fetch.get(ApiRequest.get(endpoint.resolve(path)), Set.of()).body();
    } catch (WeirException e) {
      throw endpoint.mask().of(e);
    }
  }

  /**
   * @param together sources of the connection that are read at the same time
   * @param share requests at the same time
   */
  private record Asked(
      String name,
      HttpSource source,
      Connection.Http connection,
      Schema schema,
      int together,
      int share) {
    /** From one request to the next. */
    Duration interval() {
      return connection.rate().map(rate -> rate.interval(together)).orElse(Duration.ZERO);
    }
  }

  private void read(Task<HttpSource, Connection.Http> task, NewDataSet dataSet, Path scratch) {
    Asked asked =
        new Asked(
            dataSet.name(),
            task.source(),
            task.connection(),
            dataSet.schema(),
            together(task),
            share(task));
    try (DataSetWriter writer = new DataSetWriter(dataSet, scratch, events)) {
      List<String> skipped = read(asked, writer);
      writer.finish();
      tell(dataSet, skipped);
    }
  }

  private List<String> read(Asked asked, RowReceiver receiver) {
    HttpSource source = asked.source();
    Endpoint endpoint = Endpoint.of(source.connection(), asked.connection(), secrets);
    Records records =
        new Records(
            source.format(),
            source.records(),
            source.notation(),
            Records.fields(asked.schema(), source.columns()),
            settings.limits());
    try (HttpFetch fetch = new HttpFetch(endpoint, settings, asked.interval(), sleeper, clock)) {
      AnswerSigns signs = new AnswerSigns(endpoint, source.answers(), settings.limits());
      Optional<List<String>> values =
          source.each().map(each -> values(asked.name(), each, endpoint, fetch, signs));
      Pages pages = pages(asked.name(), endpoint, source.answers().paging(), source.records());
      List<String> skipped =
          new ApiReading(endpoint, fetch, source, records, pages, signs, receiver)
              .read(values, asked.share());
      AbsentColumns.requireNone(asked.name(), records.absent());
      return skipped;
    } catch (WeirException e) {
      // A server's answer may quote what it was asked with.
      throw endpoint.mask().of(e);
    }
  }

  private List<String> values(
      String name, Each each, Endpoint endpoint, HttpFetch fetch, AnswerSigns signs) {
    Pages pages = pages(name, endpoint, each.paging(), each.records());
    return new EachValues(endpoint, fetch, each, pages, signs, settings.limits()).read();
  }

  private Pages pages(String name, Endpoint endpoint, Paging paging, String records) {
    return new Pages(name, endpoint, paging, records, settings.limits(), clock);
  }

  private static void tell(NewDataSet dataSet, List<String> skipped) {
    if (!skipped.isEmpty()) {
      dataSet.warn(
          "%d answers had a status that on-status skips: %s%s"
              .formatted(
                  skipped.size(),
                  String.join(", ", skipped.subList(0, Math.min(EXAMPLES, skipped.size()))),
                  skipped.size() > EXAMPLES ? ", …" : ""));
    }
  }

  /** Requests at the same time: the sources that may run together share the connection's budget. */
  private static int share(Task<?, ?> task) {
    return Math.max(1, task.budget().connection().maxConnections() / together(task));
  }

  private static int together(Task<?, ?> task) {
    PlannedConnection budget = task.budget();
    return Math.max(1, Math.min(budget.concurrency(), task.plan().sourcesOf(budget).size()));
  }
}
