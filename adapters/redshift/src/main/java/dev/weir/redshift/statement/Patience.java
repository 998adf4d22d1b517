package dev.weir.redshift.statement;

import java.time.Duration;

/**
 * How long is waited for statements.
 *
 * @param call for a statement of a publication within one call; after it, the answer is "still at
 *     work", and a later call looks again
 * @param lookUp for what reads or makes something small, a Serverless workgroup that must wake up
 *     included
 * @param hung after which a statement of a publication is cancelled
 * @param query after which a person's query is cancelled
 */
public record Patience(Duration call, Duration lookUp, Duration hung, Duration query) {
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          Duration.ofHours(4),
          Duration.ofMinutes(1));
}
