package dev.weir.pipeline.source.http;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an API's answers mean beside their records.
 *
 * @param skipped statuses of answers to the requests of {@code each} that are no failure: such an
 *     answer has no records, and is counted
 * @param failure how an answer that looks good says that it failed
 * @param nothing how an answer that looks like a failure, or has no records, says that there are
 *     none
 */
public record Answers(
    Paging paging, Set<Integer> skipped, Optional<Failure> failure, Optional<Nothing> nothing) {
  /** One page, and every status but 200 is a failure. */
  public static final Answers PLAIN = new Answers(Paging.UNDECLARED, Set.of());

  /**
   * A failure in an answer whose status is 200.
   *
   * @param message JSON Pointer to what the API says of it
   */
  public record Failure(Sign sign, Optional<String> message) {}

  /** An answer that says that there are no records, by its status and what stands in it. */
  public record Nothing(int status, Sign sign) {}

  public Answers {
    skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
  }

  /** Answers whose status says it all. */
  public Answers(Paging paging, Set<Integer> skipped) {
    this(paging, skipped, Optional.empty(), Optional.empty());
  }
}
