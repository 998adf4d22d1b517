package dev.weir.source;

import dev.weir.error.CoreError;
import dev.weir.error.TransientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How many sessions may read a database at the same time: those of all that read it, for whichever
 * run, pipeline or deployment. The database counts them, by locks that end with their sessions, so
 * that nothing is left of one that was killed. Those of one budget never are more; of several,
 * never more than the largest allows.
 *
 * @param sessions at least 1
 * @param patience how long a call waits for its turn
 */
public record SessionBudget(int sessions, Duration patience) {
  /** With the state machine's four more attempts, as long as the longest call of another takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final int LEAST_MILLIS = 500;
  private static final int MOST_MILLIS = 1500;

  public SessionBudget {
    if (sessions < 1) {
      throw new IllegalArgumentException("A budget has sessions, not " + sessions);
    }
  }

  public static SessionBudget of(int sessions) {
    return new SessionBudget(sessions, PATIENCE);
  }

  /** Asks a database for a session's place, and holds none while there is none. */
  @FunctionalInterface
  public interface Asking<T, E extends Exception> {
    /**
     * @return empty if all places are taken
     */
    Optional<T> ask() throws E;
  }

  /**
   * Asks now and then until there is a place.
   *
   * @param relation what is to be read and where, for people
   * @throws TransientException if there is none for too long
   * @throws InterruptedException if the read is stopped meanwhile
   */
  public <T, E extends Exception> T await(
      String relation, StoppableRead reading, Asking<T, E> asking) throws E, InterruptedException {
    long begin = System.nanoTime();
    Optional<T> place = asking.ask();
    while (place.isEmpty()) {
      if (System.nanoTime() - begin >= patience.toNanos()) {
        throw exhausted(relation);
      }
      int millis = ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS);
      reading.pause(Duration.ofMillis(millis));
      place = asking.ask();
    }
    return place.get();
  }

  private TransientException exhausted(String relation) {
    return new TransientException(
        CoreError.BUDGET_TAKEN,
        "Cannot read %s: the %d sessions that max-connections allows have been in use for %d s: by another pipeline, another deployment, or a call of a run that failed and has not ended. Try again when they are done; let these pipelines run at other times, or raise max-connections."
            .formatted(relation, sessions, patience.toSeconds()));
  }
}
