package dev.weir.standin.redshift.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A submission and how far it is. Thread-safe; what it gives out is read under {@link #look}. */
public final class Job {
  private static final int CANCEL_MILLIS = 10;

  private final String id = UUID.randomUUID().toString();
  private final Submission submission;
  private final Instant created = Instant.now();
  private final List<Part> parts;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Status status = Status.SUBMITTED;
  private Instant updated = created;
  private Optional<String> error = Optional.empty();
  private Optional<Statement> running = Optional.empty();
  private boolean cancelled;

  Job(Submission submission) {
    this.submission = submission;
    this.parts = submission.sqls().stream().map(Part::new).toList();
  }

  /** Reads it while it does not change. */
  public synchronized <T> T look(Supplier<T> reader) {
    return reader.get();
  }

  public String id() {
    return id;
  }

  public Submission submission() {
    return submission;
  }

  public Instant created() {
    return created;
  }

  public List<Part> parts() {
    return parts;
  }

  public synchronized Status status() {
    return status;
  }

  public synchronized Instant updated() {
    return updated;
  }

  public synchronized Optional<String> error() {
    return error;
  }

  synchronized boolean cancelled() {
    return cancelled;
  }

  /** Waits until it has ended. */
  public void await() throws InterruptedException {
    ended.await();
  }

  synchronized void start() {
    change(Status.STARTED);
  }

  synchronized void start(Part part) {
    part.start();
  }

  synchronized void finish(Part part, Outcome outcome) {
    part.finish(outcome);
    running = Optional.empty();
  }

  /** What to cancel, from now on. */
  synchronized void running(Statement statement) {
    running = Optional.of(statement);
  }

  synchronized void finish() {
    change(Status.FINISHED);
  }

  /** The part fails, and with it the whole; parts that have not run are ABORTED. */
  synchronized void fail(int part, String message) {
    parts.get(part).fail(message);
    parts.forEach(Part::abort);
    error =
        Optional.of(
            submission.batch() ? "Query #%d failed with %s".formatted(part + 1, message) : message);
    change(Status.FAILED);
  }

  synchronized void abort() {
    parts.forEach(Part::abort);
    change(Status.ABORTED);
  }

  /** Returns whether it could be cancelled: it cannot when it has ended. */
  public synchronized boolean cancel() {
    if (status.ended()) {
      return false;
    }
    cancelled = true;
    Thread.ofVirtual().start(this::cancelUntilEnded);
    return true;
  }

  // Again and again: a statement that has not quite begun takes no notice.
  private void cancelUntilEnded() {
    try {
      while (!ended.await(CANCEL_MILLIS, TimeUnit.MILLISECONDS)) {
        cancelRunning();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot cancel " + id, e);
    }
  }

  private synchronized void cancelRunning() throws SQLException {
    if (running.isPresent()) {
      running.get().cancel();
    }
  }

  private void change(Status next) {
    status = next;
    updated = Instant.now();
    if (next.ended()) {
      running = Optional.empty();
      ended.countDown();
    }
  }
}
