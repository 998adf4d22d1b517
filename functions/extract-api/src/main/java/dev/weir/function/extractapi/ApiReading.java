package dev.weir.function.extractapi;

import dev.weir.dataset.RowReceiver;
import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiAnswers;
import dev.weir.function.extractapi.http.HttpFetch;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.pipeline.source.Source.HttpSource;
import dev.weir.records.Records;
import dev.weir.records.json.JsonValues;
import dev.weir.records.rows.RecordLimits;
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
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** All requests of a source, their answers read into a data set in the order of the requests. */
final class ApiReading {
  /** More would be for {@code each.limit} to allow; how many there are is said all the same. */
  private static final int MOST_VALUES = 100_000;

  private final Endpoint endpoint;
  private final HttpFetch fetch;
  private final HttpSource source;
  private final Records records;
  private final Pages pages;
  private final RecordLimits limits;
  private final RowReceiver receiver;
  private final List<String> skipped = new ArrayList<>();

  ApiReading(
      Endpoint endpoint,
      HttpFetch fetch,
      HttpSource source,
      Records records,
      Pages pages,
      RecordLimits limits,
      RowReceiver receiver) {
    this.endpoint = endpoint;
    this.fetch = fetch;
    this.source = source;
    this.records = records;
    this.pages = pages;
    this.limits = limits;
    this.receiver = receiver;
  }

  private record Request(String path, Future<Answer> answer) {}

  /**
   * @param concurrency requests under way at the same time
   * @return the paths whose answers had a status to be skipped
   */
  List<String> read(int concurrency) {
    Iterator<String> paths = paths().iterator();
    Deque<Request> underWay = new ArrayDeque<>();
    while (paths.hasNext() || !underWay.isEmpty()) {
      while (paths.hasNext() && underWay.size() < concurrency) {
        String path = paths.next();
        underWay.add(new Request(path, start(path)));
      }
      Request first = underWay.remove();
      Answer answer = answer(first.answer());
      if (answer.isGood()) {
        walk(first.path(), source.records(), answer, this::read);
      } else {
        skipped.add(first.path());
      }
    }
    return skipped;
  }

  private Future<Answer> start(String path) {
    return fetch.start(endpoint.resolve(path), source.skipped());
  }

  private List<String> paths() {
    return source.each().map(this::paths).orElseGet(() -> List.of(source.path()));
  }

  private List<String> paths(Each each) {
    String parameter = "{" + each.parameter() + "}";
    return values(each).stream()
        .map(value -> source.path().replace(parameter, Endpoint.encode(value)))
        .toList();
  }

  private List<String> values(Each each) {
    int most = each.first().orElse(MOST_VALUES + 1);
    List<String> values = new ArrayList<>();
    Answer first = answer(fetch.start(endpoint.resolve(each.path()), Set.of()));
    walk(
        each.path(),
        each.records(),
        first,
        (origin, answer) -> {
          values.addAll(values(each, answer, most - values.size()));
          return values.size() < most;
        });
    if (each.first().isEmpty() && values.size() > each.limit()) {
      throw new TerminalException(
          ExtractApiError.TOO_MANY_VALUES,
          "Cannot ask for all that %s gives: it gives %s values, and each.limit is %d. Raise limit (to %d at most), or write  first: %d  to leave the others out."
              .formatted(
                  Endpoint.shown(first.uri()),
                  values.size() > MOST_VALUES ? "more than " + MOST_VALUES : values.size(),
                  each.limit(),
                  MOST_VALUES,
                  each.limit()));
    }
    return values;
  }

  private List<String> values(Each each, Answer answer, int most) {
    try {
      return JsonValues.read(new ByteArrayInputStream(answer.body()), each.records(), most, limits);
    } catch (UnusableDocument e) {
      throw unexpected(answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
  }

  /** Takes one page. */
  @FunctionalInterface
  private interface Reader {
    /**
     * @param origin what it answers, for people
     * @return whether the next one is wanted
     */
    boolean read(String origin, Answer answer);
  }

  /** Reads an answer and the pages behind it. */
  private void walk(String path, String records, Answer first, Reader reader) {
    Set<URI> asked = new HashSet<>(Set.of(first.uri()));
    Answer answer = first;
    String origin = path;
    while (reader.read(origin, answer)) {
      Optional<URI> next = pages.after(answer, records);
      if (next.isEmpty()) {
        return;
      }
      if (!asked.add(next.get())) {
        throw Pages.repeated(answer);
      }
      // A link may hold credentials, so that a page is told by its number.
      origin = path + ", page " + asked.size();
      answer = answer(fetch.start(next.get(), Set.of()));
    }
  }

  private boolean read(String origin, Answer answer) {
    try {
      records.read(origin, new ByteArrayInputStream(answer.body()), new Sink(origin));
    } catch (UnusableDocument e) {
      throw unexpected(answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
    receiver.advanced();
    return true;
  }

  private TerminalException unexpected(Answer answer, UnusableDocument e) {
    String problem = endpoint.mask().foreign(String.valueOf(e.getMessage()));
    String what =
        switch (e) {
          case UnusableDocument.Broken broken ->
              "at %s: %s. It begins with '%s'. %s. Or correct the source's records and format."
                  .formatted(
                      broken.place().spot(),
                      problem,
                      ApiAnswers.start(endpoint, answer.body()),
                      broken.cure());
          case UnusableDocument.Empty _ -> problem + ". Correct the source's path.";
          case UnusableDocument.Unexpected _ ->
              problem + ". Correct the source's records and format.";
        };
    return new TerminalException(
        ExtractApiError.UNEXPECTED_DOCUMENT,
        "Cannot read the answer of %s: %s".formatted(Endpoint.shown(answer.uri()), what),
        e);
  }

  private static Answer answer(Future<Answer> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WeirException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          ExtractApiError.INTERRUPTED, "Cannot go on: interrupted. Resume the run.", e);
    }
  }

  private final class Sink implements RecordSink {
    private final String origin;

    Sink(String origin) {
      this.origin = origin;
    }

    @Override
    public void row(@Nullable Object[] values) {
      receiver.write(values);
    }

    @Override
    public void reject(Reject reject) {
      receiver.reject(origin, reject.position(), reject.kind(), reject.reason(), reject.record());
    }
  }
}
