package dev.weir.statemachine.timing;

import dev.weir.statemachine.language.Retrier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The retries of one visit to a state: each retrier counts its own. */
public final class Retries {
  private final List<Retrier> retriers;
  private final int[] used;
  private int total;

  public Retries(List<Retrier> retriers) {
    this.retriers = retriers;
    this.used = new int[retriers.size()];
  }

  /**
   * @return how long to wait before the next try; empty if there is none, because no retrier is for
   *     this error or the first that is has no try left
   */
  public Optional<Duration> next(String error, double random) {
    for (int i = 0; i < used.length; i++) {
      Retrier retrier = retriers.get(i);
      if (retrier.errors().match(error)) {
        if (used[i] >= retrier.maxAttempts()) {
          return Optional.empty();
        }
        total++;
        return Optional.of(retrier.delay(used[i]++, random));
      }
    }
    return Optional.empty();
  }

  public int total() {
    return total;
  }
}
