package dev.weir.function.extractapi.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.pipeline.source.http.Pagination;
import dev.weir.pipeline.source.http.Pagination.End;
import dev.weir.pipeline.source.http.Paging;
import dev.weir.records.json.JsonLookup;
import dev.weir.records.json.JsonLookup.Value;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which page follows an answer, as the source says that the API tells it. */
public final class Pages {
  private final Endpoint endpoint;
  private final Paging paging;
  private final InstantSource clock;
  private final LastPage last;
  private final StatedPages stated;
  private final List<String> pointers;
  private final JsonLookup lookup;

  /**
   * @param source its name, for messages
   * @param records JSON Pointer to the records of an answer
   */
  public Pages(
      String source,
      Endpoint endpoint,
      Paging paging,
      String records,
      RecordLimits limits,
      InstantSource clock) {
    this.clock = clock;
    this.endpoint = endpoint;
    this.paging = paging;
    this.last = new LastPage(source, records, limits);
    this.stated = new StatedPages(endpoint);
    this.pointers = pointers(paging.pagination());
    this.lookup = new JsonLookup(pointers, limits);
  }

  /** The way through the pages of a request that asks for the first one. */
  public PageWalk walk(ApiRequest first) {
    return new PageWalk(paging, this, clock, first);
  }

  /** What a request says where it asks for the first page. */
  public ApiRequest first(ApiRequest request) {
    ApiRequest sized =
        paging.size().map(size -> request.with(size.to(), size.value())).orElse(request);
    return switch (paging.pagination()) {
      case Pagination.Page page -> sized.with(page.to(), page.first());
      case Pagination.Offset offset -> sized.with(offset.to(), 0);
      case Pagination.Undeclared _,
          Pagination.None _,
          Pagination.Link _,
          Pagination.NextUrl _,
          Pagination.Cursor _ ->
          sized;
    };
  }

  /**
   * The request for the page behind an answer; empty where it is the last one.
   *
   * @param progress with the answer's records
   * @throws dev.weir.error.TerminalException if there is a page that nobody has said to read or to
   *     leave out, it is not named where pagination says, or it cannot be asked for
   */
  Optional<ApiRequest> after(ApiRequest asked, Answer answer, Progress progress) {
    Map<String, Value> values = values(answer);
    return switch (paging.pagination()) {
      case Pagination.None _ -> Optional.empty();
      case Pagination.Undeclared _ -> orLast(answer, Optional.empty(), "");
      case Pagination.Link _ ->
          orLast(
              answer,
              answer.nextLink().map(link -> asked.at(stated.address(answer, link))),
              ", not by the header Link as pagination says");
      case Pagination.NextUrl(String pointer) ->
          orLast(
              answer,
              address(answer, pointer, values).map(url -> asked.at(stated.address(answer, url))),
              ", not at %s as pagination says".formatted(pointer));
      case Pagination.Cursor cursor -> cursor(cursor, asked, answer, values);
      case Pagination.Page page ->
          CountedPages.isLast(page.end(), answer, progress, progress.pages(), "pages", values)
              ? orLast(answer, Optional.empty(), ", where pagination ends")
              : Optional.of(asked.with(page.to(), page.first() + progress.pages()));
      case Pagination.Offset offset ->
          CountedPages.isLast(offset.end(), answer, progress, progress.records(), "records", values)
              ? orLast(answer, Optional.empty(), ", where pagination ends")
              : Optional.of(asked.with(offset.to(), progress.records()));
    };
  }

  /**
   * Where no page is stated, nothing else may name one: a slip in pagination would look like a last
   * page.
   */
  private Optional<ApiRequest> orLast(Answer answer, Optional<ApiRequest> stated, String looked) {
    if (stated.isEmpty()) {
      last.require(answer, looked);
    }
    return stated;
  }

  private Optional<ApiRequest> cursor(
      Pagination.Cursor cursor, ApiRequest asked, Answer answer, Map<String, Value> values) {
    Value value = values.get(cursor.from());
    boolean none = value == null || value.isNothing();
    Optional<Value> more = cursor.more().map(values::get);
    if (more.filter(Value::isNothing).isPresent()) {
      // The API has said it: a cursor may still be there.
      return Optional.empty();
    }
    boolean ends = none || (cursor.more().isPresent() && more.isEmpty());
    if (ends && more.isPresent()) {
      throw BrokenPages.behind(
          answer.uri(),
          "it says at %s that there is more, and nothing at %s"
              .formatted(cursor.more().orElse(""), cursor.from()));
    }
    if (ends || value == null) {
      return orLast(
          answer, Optional.empty(), ", not at %s as pagination says".formatted(cursor.from()));
    }
    return Optional.of(next(cursor, asked, answer, value));
  }

  private static ApiRequest next(
      Pagination.Cursor cursor, ApiRequest asked, Answer answer, Value value) {
    return switch (value.token()) {
      case VALUE_STRING -> asked.with(cursor.to(), value.text());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> asked.withNumber(cursor.to(), value.text());
      default ->
          throw BrokenPages.behind(
              answer.uri(),
              "there is %s at %s, not a text or a number".formatted(value.kind(), cursor.from()));
    };
  }

  private static Optional<String> address(
      Answer answer, String pointer, Map<String, Value> values) {
    Value value = values.get(pointer);
    if (value == null || value.isNothing()) {
      return Optional.empty();
    }
    return switch (value.token()) {
      case VALUE_STRING -> Optional.of(value.text());
      default ->
          throw BrokenPages.behind(
              answer.uri(), "there is %s at %s, not an address".formatted(value.kind(), pointer));
    };
  }

  private Map<String, Value> values(Answer answer) {
    if (pointers.isEmpty()) {
      return Map.of();
    }
    try {
      return lookup.find(answer.body());
    } catch (UnusableDocument e) {
      throw BrokenPages.behind(
          answer.uri(), endpoint.mask().foreign(String.valueOf(e.getMessage())));
    } catch (JsonProcessingException e) {
      throw BrokenPages.behind(answer.uri(), "its answer is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
  }

  private static List<String> pointers(Pagination pagination) {
    return switch (pagination) {
      case Pagination.Undeclared _, Pagination.None _, Pagination.Link _ -> List.of();
      case Pagination.NextUrl(String pointer) -> List.of(pointer);
      case Pagination.Cursor cursor ->
          cursor.more().map(more -> List.of(cursor.from(), more)).orElse(List.of(cursor.from()));
      case Pagination.Page page -> pointers(page.end());
      case Pagination.Offset offset -> pointers(offset.end());
    };
  }

  private static List<String> pointers(End end) {
    return switch (end) {
      case End.EmptyPage _, End.ShortPage _ -> List.of();
      case End.Stated(String pointer) -> List.of(pointer);
    };
  }
}
