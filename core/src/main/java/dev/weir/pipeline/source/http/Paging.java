package dev.weir.pipeline.source.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How the pages behind a request are read. To reach a limit is a failure, never an end.
 *
 * @param size what is said of a page's size with every request
 * @param maxPages of one request
 * @param maxTime for all pages of one request; empty: without a limit
 */
public record Paging(
    Pagination pagination, Optional<Size> size, int maxPages, Optional<Duration> maxTime) {
  public static final int DEFAULT_MAX_PAGES = 10_000;
  public static final Paging UNDECLARED = of(new Pagination.Undeclared());

  /**
   * @param value records of a page, as asked for: the server may give fewer
   */
  public record Size(Parameter to, int value) {}

  /** Within the limits that hold where nothing is said. */
  public static Paging of(Pagination pagination) {
    return new Paging(pagination, Optional.empty(), DEFAULT_MAX_PAGES, Optional.empty());
  }
}
