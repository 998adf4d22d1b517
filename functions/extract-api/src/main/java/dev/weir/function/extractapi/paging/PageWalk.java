package dev.weir.function.extractapi.paging;

import dev.weir.error.TerminalException;
import dev.weir.function.extractapi.address.Endpoint;
import dev.weir.function.extractapi.error.ExtractApiError;
import dev.weir.function.extractapi.http.Answer;
import dev.weir.function.extractapi.http.ApiRequest;
import dev.weir.pipeline.source.http.Paging;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The way through the pages of one request. To reach a limit is a failure; so is a request that has
 * been made before, and a page that has been read before, if there are records on it.
 */
public final class PageWalk {
  private final Paging paging;
  private final Pages pages;
  private final InstantSource clock;
  private final Instant started;
  private final Map<ApiRequest, Integer> asked = new HashMap<>();
  private final Map<BigInteger, Integer> read = new HashMap<>();
  private Progress progress = Progress.NONE;

  /**
   * @param first as {@link Pages#first} has it
   */
  PageWalk(Paging paging, Pages pages, InstantSource clock, ApiRequest first) {
    this.paging = paging;
    this.pages = pages;
    this.clock = clock;
    this.started = clock.instant();
    asked.put(first, 1);
  }

  /** The number of the page that was asked for last, from 1. */
  public int page() {
    return asked.size();
  }

  /**
   * The request for the page behind an answer; empty where it is the last one.
   *
   * @param request that was answered
   * @param records of the answer, those that were rejected too
   * @throws TerminalException if the pages cannot be read to their end
   */
  public Optional<ApiRequest> after(ApiRequest request, Answer answer, long records) {
    if (records > 0) {
      requireNew(answer);
    }
    progress = progress.and(records);
    Optional<ApiRequest> next = pages.after(request, answer, progress);
    next.ifPresent(following -> allow(answer, following));
    return next;
  }

  private void allow(Answer answer, ApiRequest next) {
    Integer before = asked.putIfAbsent(next, asked.size() + 1);
    if (before != null) {
      throw BrokenPages.behind(
          answer.uri(),
          "page %d would be asked for just as page %d was, so that there is no end"
              .formatted(asked.size() + 1, before));
    }
    if (asked.size() > paging.maxPages()) {
      throw limit(
          answer,
          "there are more than %d pages, which max-pages allows".formatted(paging.maxPages()));
    }
    Optional<Duration> over =
        paging.maxTime().filter(most -> started.plus(most).isBefore(clock.instant()));
    if (over.isPresent()) {
      throw limit(
          answer,
          "after %d pages the time that max-time allows is over, %d seconds"
              .formatted(progress.pages(), over.get().toSeconds()));
    }
  }

  private static TerminalException limit(Answer answer, String why) {
    return new TerminalException(
        ExtractApiError.PAGE_LIMIT,
        "Cannot read all pages of %s: %s. Raise it in pagination, or ask for larger pages."
            .formatted(Endpoint.shown(answer.uri()), why));
  }

  private void requireNew(Answer answer) {
    Integer before = read.putIfAbsent(digest(answer.body()), progress.pages() + 1);
    if (before != null) {
      throw BrokenPages.behind(
          answer.uri(),
          "page %d is page %d once more, byte by byte, so that the server does not heed what it is asked"
              .formatted(progress.pages() + 1, before));
    }
  }

  private static BigInteger digest(byte[] body) {
    try {
      return new BigInteger(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
