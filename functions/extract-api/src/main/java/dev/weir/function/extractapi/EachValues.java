package dev.weir.function.extractapi;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiAnswers;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.function.extractapi.http.HttpFetch;
import dev.weir.function.extractapi.paging.PageWalk;
import dev.weir.function.extractapi.paging.Pages;
import dev.weir.pipeline.source.Source.Each;
import dev.weir.records.json.JsonValues;
import dev.weir.records.rows.RecordLimits;
import dev.weir.records.rows.UnusableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values to ask for, one request each, which a first request gives. */
final class EachValues {
  /** More would be for {@code each.limit} to allow; how many there are is said all the same. */
  private static final int MOST_VALUES = 100_000;

  private final Endpoint endpoint;
  private final HttpFetch fetch;
  private final Each each;
  private final Pages pages;
  private final AnswerSigns signs;
  private final RecordLimits limits;

  EachValues(
      Endpoint endpoint,
      HttpFetch fetch,
      Each each,
      Pages pages,
      AnswerSigns signs,
      RecordLimits limits) {
    this.endpoint = endpoint;
    this.fetch = fetch;
    this.each = each;
    this.pages = pages;
    this.signs = signs;
    this.limits = limits;
  }

  /**
   * @throws TerminalException if there are more than the source allows
   */
  List<String> read() {
    int most = each.first().orElse(MOST_VALUES + 1);
    List<String> values = new ArrayList<>();
    ApiRequest first = pages.first(ApiRequest.get(endpoint.resolve(each.path())));
    PageWalk walk = pages.walk(first);
    Optional<ApiRequest> request = Optional.of(first);
    while (request.isPresent() && values.size() < most) {
      Answer answer = HttpFetch.await(fetch.start(request.get(), Set.of()));
      if (signs.isNothing(answer)) {
        return values;
      }
      List<String> more = values(answer, most - values.size());
      values.addAll(more);
      request =
          values.size() < most ? walk.after(request.get(), answer, more.size()) : Optional.empty();
    }
    if (each.first().isEmpty() && values.size() > each.limit()) {
      throw tooMany(first, values.size());
    }
    return values;
  }

  private List<String> values(Answer answer, int most) {
    try {
      return JsonValues.read(new ByteArrayInputStream(answer.body()), each.records(), most, limits);
    } catch (UnusableDocument e) {
      throw ApiAnswers.unexpected(endpoint, answer, e);
    } catch (IOException e) {
      throw new UncheckedIOException("An answer in memory cannot fail to be read", e);
    }
  }

  private TerminalException tooMany(ApiRequest first, int values) {
    return new TerminalException(
        ExtractApiError.TOO_MANY_VALUES,
        "Cannot ask for all that %s gives: it gives %s values, and each.limit is %d. Raise limit (to %d at most), or write  first: %d  to leave the others out."
            .formatted(
                Endpoint.shown(first.uri()),
                values > MOST_VALUES ? "more than " + MOST_VALUES : values,
                each.limit(),
                MOST_VALUES,
                each.limit()));
  }
}
