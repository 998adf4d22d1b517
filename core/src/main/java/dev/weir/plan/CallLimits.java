package dev.weir.plan;

import dev.weir.source.Description;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one call of a function has, and therefore what it can read at most. The speeds are more than
 * was ever measured, and the files smaller: what they do not allow cannot finish; what they allow
 * still may not.
 *
 * @param time that a call has
 * @param scratchBytes of local disk, where all files of a source lie until they are in the lake
 */
public record CallLimits(Duration time, long scratchBytes) {
  /** Of a table as its database stores it: the network of a function carries no more. */
  public static final long BYTES_PER_SECOND = 100_000_000;

  private static final long ROWS_PER_SECOND = 1_000_000;

  /** To start, to connect, and to put the files into the lake. */
  private static final Duration AROUND = Duration.ofMinutes(1);

  /** Parquet takes at least this part of what the table takes. */
  private static final int SHRINKS_TO_AN = 8;

  private static final double GIGABYTE = 1e9;

  /** Why a database source cannot be read, and what to do; empty if it may be. */
  Optional<String> problem(Description description) {
    long bytes = description.bytes();
    if (bytes > scratchBytes * SHRINKS_TO_AN) {
      return tooLarge(
          "has " + size(bytes),
          "the files of at most %s fit on the %s of a function's disk"
              .formatted(size(scratchBytes * SHRINKS_TO_AN), size(scratchBytes)));
    }
    if (bytes > seconds() * BYTES_PER_SECOND) {
      return tooLarge(
          "has " + size(bytes),
          "a function reads at most %s in its %d minutes"
              .formatted(size(seconds() * BYTES_PER_SECOND), time.toMinutes()));
    }
    if (bytes < 0 && description.estimatedRows() > seconds() * ROWS_PER_SECOND) {
      return tooLarge(
          "has about %d million rows".formatted(description.estimatedRows() / 1_000_000),
          "a function reads at most %d million in its %d minutes"
              .formatted(seconds() * ROWS_PER_SECOND / 1_000_000, time.toMinutes()));
    }
    return Optional.empty();
  }

  /**
   * Why data sets cannot be read together by one call, which has all their files on its disk, and
   * what to do; empty if they may be.
   *
   * @param sources descriptions of the database sources: of other data sets nobody knows the size
   */
  Optional<String> problem(List<String> dataSets, Map<String, Description> sources) {
    List<String> known =
        dataSets.stream().filter(name -> sources.containsKey(name)).distinct().toList();
    long bytes =
        known.stream()
            .mapToLong(name -> Math.max(0, Objects.requireNonNull(sources.get(name)).bytes()))
            .sum();
    long least = bytes / SHRINKS_TO_AN;
    // Of one alone, the above has said it.
    return known.size() < 2 || least <= scratchBytes
        ? Optional.empty()
        : Optional.of(
            "it reads %s, whose files take at least %s, and a function has %s of disk for them. Read less of them, by queries with WHERE or fewer columns in place of the tables, or aggregate them in the database"
                .formatted(String.join(", ", known), size(least), size(scratchBytes)));
  }

  private long seconds() {
    return readingSeconds(time);
  }

  /** What is left of a call's time for reading. */
  public static long readingSeconds(Duration time) {
    return Math.max(0, time.minus(AROUND).toSeconds());
  }

  private static Optional<String> tooLarge(String has, String limit) {
    return Optional.of(
        "it %s, and %s. Read less of it, by a query with WHERE in place of the table; or make several sources of it, a query for each range, and put them together by UNION ALL"
            .formatted(has, limit));
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
  }
}
