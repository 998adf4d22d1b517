package dev.weir.pipeline.source.http;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an API's answers mean beside their records.
 *
 * @param skipped statuses of answers to the requests of {@code each} that are no failure: such an
 *     answer has no records, and is counted
 */
public record Answers(Paging paging, Set<Integer> skipped) {
  /** One page, and every status but 200 is a failure. */
  public static final Answers PLAIN = new Answers(Paging.UNDECLARED, Set.of());

  public Answers {
    skipped = Collections.unmodifiableSet(new TreeSet<>(skipped));
  }
}
