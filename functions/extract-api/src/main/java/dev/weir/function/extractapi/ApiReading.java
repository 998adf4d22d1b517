package dev.weir.function.extractapi;

import dev.weir.dataset.RowReceiver;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiAnswers;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.function.extractapi.http.HttpFetch;
import dev.weir.function.extractapi.paging.PageWalk;
import dev.weir.function.extractapi.paging.Pages;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.pipeline.source.http.Request;
import dev.weir.records.Records;
import dev.weir.records.rows.RecordSink;
import dev.weir.records.rows.Reject;
import dev.weir.records.rows.UnusableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All requests of a source, their answers read into a data set in the order of the requests. */
final class ApiReading {
  private final Endpoint endpoint;
  private final HttpFetch fetch;
  private final HttpSource source;
  private final Records records;
  private final Pages pages;
  private final AnswerSigns signs;
  private final RowReceiver receiver;
  private final List<String> skipped = new ArrayList<>();

  ApiReading(
      Endpoint endpoint,
      HttpFetch fetch,
      HttpSource source,
      Records records,
      Pages pages,
      AnswerSigns signs,
      RowReceiver receiver) {
    this.endpoint = endpoint;
    this.fetch = fetch;
    this.source = source;
    this.records = records;
    this.pages = pages;
    this.signs = signs;
    this.receiver = receiver;
  }

  /**
   * @param origin for people
   */
  private record Asked(String origin, ApiRequest request, Future<Answer> answer) {}

  /**
   * @param values to ask for, one by one; empty where there is one request alone
   * @param concurrency requests under way at the same time
   * @return the paths whose answers had a status to be skipped
   */
  List<String> read(Optional<List<String>> values, int concurrency) {
    Iterator<Request> requests =
        values
            .map(all -> all.stream().map(this::request))
            .orElseGet(() -> Stream.of(source.request()))
            .iterator();
    Deque<Asked> underWay = new ArrayDeque<>();
    while (requests.hasNext() || !underWay.isEmpty()) {
      while (requests.hasNext() && underWay.size() < concurrency) {
        underWay.add(start(requests.next()));
      }
      Asked first = underWay.remove();
      walk(first.origin(), first.request(), first.answer());
    }
    return skipped;
  }

  /** The source's request, with a value in its place. */
  private Request request(String value) {
    Request all = source.request();
    String parameter = "{" + source.each().orElseThrow().parameter() + "}";
    Map<String, String> query = new LinkedHashMap<>();
    all.query().forEach((name, option) -> query.put(name, option.replace(parameter, value)));
    return new Request(
        all.method(), all.path().replace(parameter, Endpoint.encode(value)), query, all.body());
  }

  private Asked start(Request request) {
    URI uri = endpoint.resolve(request.path(), request.query());
    ApiRequest first = pages.first(new ApiRequest(request.method(), uri, request.body()));
    return new Asked(
        request.path(), first, fetch.start(first, signs.accepted(source.answers().skipped())));
  }

  /** Reads an answer and the pages behind it, one at a time in memory. */
  private void walk(String path, ApiRequest first, Future<Answer> started) {
    PageWalk walk = pages.walk(first);
    ApiRequest request = first;
    Future<Answer> under = started;
    while (true) {
      // A link may hold credentials, so that a page is told by its number.
      String origin = walk.page() == 1 ? path : path + ", page " + walk.page();
      Optional<ApiRequest> next = read(origin, walk, request, HttpFetch.await(under));
      if (next.isEmpty()) {
        return;
      }
      request = next.get();
      under = fetch.start(request, signs.accepted(Set.of()));
    }
  }

  private Optional<ApiRequest> read(
      String origin, PageWalk walk, ApiRequest request, Answer answer) {
    if (signs.isNothing(answer)) {
      receiver.advanced();
      return Optional.empty();
    }
    if (!answer.isGood()) {
      if (!source.answers().skipped().contains(answer.status()) || walk.page() > 1) {
        throw ApiAnswers.refused(endpoint, request.uri(), answer);
      }
      skipped.add(origin);
      return Optional.empty();
    }
    Sink sink = new Sink(origin);
    try {
      records.read(origin, new ByteArrayInputStream(answer.body()), sink);
    } catch (UnusableDocument e) {
      throw ApiAnswers.unexpected(endpoint, answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
    receiver.advanced();
    return walk.after(request, answer, sink.received);
  }

  private final class Sink implements RecordSink {
    private final String origin;
    private long received;

    Sink(String origin) {
      this.origin = origin;
    }

    @Override
    public void row(@Nullable Object[] values) {
      received++;
      receiver.write(values);
    }

    @Override
    public void reject(Reject reject) {
      received++;
      receiver.reject(origin, reject.position(), reject.kind(), reject.reason(), reject.record());
    }
  }
}
