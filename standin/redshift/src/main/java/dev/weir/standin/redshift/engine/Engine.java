package dev.weir.standin.redshift.engine;

import dev.weir.standin.redshift.copy.Copy;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.standin.redshift.fault.Faults;
import dev.weir.standin.redshift.statement.RedshiftError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs submissions, each in a thread of its own. */
public final class Engine implements AutoCloseable {
  private static final int LOOK_MILLIS = 20;

  private final String name;
  private final Database database;
  private final Copy copy;
  private final Faults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param name what the database is called in the Data API
   */
  public Engine(String name, Database database, Copy copy, Faults faults) {
    this.name = name;
    this.database = database;
    this.copy = copy;
    this.faults = faults;
  }

  public Job submit(Submission submission) {
    Job job = new Job(submission);
    // Decided before the submission is answered: whoever then releases what hangs means this too.
    Optional<CountDownLatch> hung = hung(Fault.HUNG, submission);
    Optional<CountDownLatch> hungWithLocks = hung(Fault.HUNG_WITH_LOCKS, submission);
    var _ = threads.submit(() -> run(job, hung, hungWithLocks));
    return job;
  }

  private Optional<CountDownLatch> hung(Fault fault, Submission submission) {
    return faults.take(fault, submission.sqls())
        ? Optional.of(faults.released())
        : Optional.empty();
  }

  private void run(Job job, Optional<CountDownLatch> hung, Optional<CountDownLatch> hungWithLocks) {
    List<String> sqls = job.submission().sqls();
    job.start();
    hung.ifPresent(released -> hang(job, released));
    if (job.cancelled() || faults.take(Fault.ABORTED, sqls)) {
      job.abort();
      return;
    }
    String asked = job.submission().database();
    if (!asked.equals(name)) {
      job.fail(0, "FATAL: database \"%s\" does not exist".formatted(asked));
      return;
    }
    try (Connection connection = database.open()) {
      run(job, connection, hungWithLocks);
    } catch (SQLException e) {
      job.fail(0, Errors.text(e));
    }
  }

  private static void hang(Job job, CountDownLatch released) {
    try {
      while (!job.cancelled() && !released.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        // Looks again.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Job job, Connection connection, Optional<CountDownLatch> hung)
      throws SQLException {
    StatementRunner runner = new StatementRunner(connection, copy, faults, job);
    int at = 0;
    try {
      for (Part part : job.parts()) {
        job.start(part);
        job.finish(part, runner.run(part));
        at++;
        hung.ifPresent(released -> hang(job, released));
      }
      at--;
      end(job, connection);
    } catch (RedshiftError e) {
      connection.rollback();
      job.fail(at, e.text());
    } catch (SQLException e) {
      connection.rollback();
      if (job.cancelled()) {
        job.abort();
      } else {
        job.fail(at, Errors.text(e));
      }
    } catch (RuntimeException e) {
      connection.rollback();
      job.fail(at, "ERROR: the stand-in failed: " + e);
    }
  }

  private void end(Job job, Connection connection) throws SQLException {
    List<String> sqls = job.submission().sqls();
    int last = job.parts().size() - 1;
    if (faults.take(Fault.SERIALIZABLE_VIOLATION, sqls)) {
      connection.rollback();
      job.fail(last, Errors.violation(""));
    } else if (faults.take(Fault.CONFLICT, sqls)) {
      connection.rollback();
      job.fail(last, Errors.CONFLICT);
    } else {
      connection.commit();
      job.finish();
    }
  }

  @Override
  public void close() {
    faults.clear();
    threads.shutdownNow();
  }
}
