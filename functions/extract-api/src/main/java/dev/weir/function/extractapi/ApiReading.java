package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.parquet.dataset.DataSetWriter;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** All requests of a source, their answers read into a data set in the order of the requests. */
final class ApiReading {
  private final Endpoint endpoint;
  private final HttpFetch fetch;
  private final HttpSource source;
  private final Records records;
  private final RecordLimits limits;
  private final DataSetWriter writer;

  ApiReading(
      Endpoint endpoint,
      HttpFetch fetch,
      HttpSource source,
      Records records,
      RecordLimits limits,
      DataSetWriter writer) {
    this.endpoint = endpoint;
    this.fetch = fetch;
    this.source = source;
    this.records = records;
    this.limits = limits;
    this.writer = writer;
  }

  private record Request(String path, Future<byte[]> answer) {}

  /**
   * @param concurrency requests under way at the same time
   */
  void read(int concurrency) {
    Iterator<String> paths = paths().iterator();
    Deque<Request> underWay = new ArrayDeque<>();
    while (paths.hasNext() || !underWay.isEmpty()) {
      while (paths.hasNext() && underWay.size() < concurrency) {
        String path = paths.next();
        underWay.add(new Request(path, fetch.start(path)));
      }
      Request first = underWay.remove();
      read(first.path(), answer(first.answer()));
    }
  }

  private List<String> paths() {
    if (source.each().isEmpty()) {
      return List.of(source.path());
    }
    Each each = source.each().get();
    byte[] answer = answer(fetch.start(each.path()));
    try {
      String parameter = "{" + each.parameter() + "}";
      return JsonValues.read(new ByteArrayInputStream(answer), each.records(), each.limit(), limits)
          .stream()
          .map(value -> source.path().replace(parameter, Endpoint.encode(value)))
          .toList();
    } catch (UnusableDocument e) {
      throw unexpected(each.path(), answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
  }

  private void read(String path, byte[] answer) {
    try {
      records.read(path, new ByteArrayInputStream(answer), new Sink(path));
    } catch (UnusableDocument e) {
      throw unexpected(path, answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
    writer.advanced();
  }

  private TerminalException unexpected(String path, byte[] answer, UnusableDocument e) {
    String start =
        e instanceof UnusableDocument.Broken && answer.length > 0
            ? " It begins with '" + ApiAnswers.start(answer) + "'."
            : "";
    return new TerminalException(
        ExtractApiError.UNEXPECTED_DOCUMENT,
        "Cannot read the answer of %s: %s.%s Correct the source's records and format."
            .formatted(Endpoint.shown(endpoint.resolve(path)), e.getMessage(), start),
        e);
  }

  private static byte[] answer(Future<byte[]> answer) {
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
      writer.write(values);
    }

    @Override
    public void reject(Reject reject) {
      writer.reject(origin, reject.position(), reject.kind(), reject.reason(), reject.record());
    }
  }
}
