package dev.weir.standin.redshift.engine;

import java.time.Instant;
import java.util.Optional;

/** One SQL statement of a job. Guarded by its {@link Job}. */
public final class Part {
  private final String sql;
  private Status status = Status.SUBMITTED;
  private Instant updated = Instant.now();
  private long startedNanos;
  private long duration = -1;
  private long rows = -1;
  private Optional<String> error = Optional.empty();
  private Optional<ResultTable> result = Optional.empty();

  Part(String sql) {
    this.sql = sql;
  }

  void start() {
    startedNanos = System.nanoTime();
    change(Status.STARTED);
  }

  void finish(Outcome outcome) {
    duration = System.nanoTime() - startedNanos;
    rows = outcome.rows();
    result = outcome.result();
    change(Status.FINISHED);
  }

  void fail(String message) {
    duration = System.nanoTime() - startedNanos;
    error = Optional.of(message);
    change(Status.FAILED);
  }

  void abort() {
    if (!status.ended()) {
      change(Status.ABORTED);
    }
  }

  private void change(Status next) {
    status = next;
    updated = Instant.now();
  }

  public String sql() {
    return sql;
  }

  public Status status() {
    return status;
  }

  public Instant updated() {
    return updated;
  }

  /** In nanoseconds; -1 before it has ended. */
  public long duration() {
    return duration;
  }

  /** Returned or affected; -1 if there are none. */
  public long rows() {
    return rows;
  }

  public Optional<String> error() {
    return error;
  }

  public Optional<ResultTable> result() {
    return result;
  }
}
