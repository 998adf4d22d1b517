package dev.weir.standin.redshift.engine;

import dev.weir.standin.redshift.copy.Copy;
import dev.weir.standin.redshift.fault.Fault;
import dev.weir.standin.redshift.fault.Faults;
import dev.weir.standin.redshift.sql.Action;
import dev.weir.standin.redshift.sql.Dialect;
import dev.weir.standin.redshift.sql.Dialect.Place;
import dev.weir.standin.redshift.statement.TableRef;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the statements of one job, in order, on one connection. */
final class StatementRunner {
  private final Connection connection;
  private final Copy copy;
  private final Faults faults;
  private final Job job;
  private final Place place;
  private boolean snapshot;

  StatementRunner(Connection connection, Copy copy, Faults faults, Job job) {
    this.connection = connection;
    this.copy = copy;
    this.faults = faults;
    this.job = job;
    this.place = job.submission().batch() ? Place.TRANSACTION : Place.ALONE;
  }

  Outcome run(Part part) throws SQLException {
    if (job.cancelled()) {
      throw new SQLException("cancelled");
    }
    Map<String, String> values = job.submission().parameters();
    return switch (Dialect.translate(part.sql(), place)) {
      case Action.Nothing _ -> Outcome.NOTHING;
      case Action.Lock lock -> execute(lock.sql());
      case Action.RunAndCommit run -> committed(run);
      case Action.Append append -> append(append);
      case Action.Copy load -> {
        if (faults.take(Fault.S3_SLOW_DOWN, job.submission().sqls())) {
          throw Copy.slowDown(load.command());
        }
        write(Optional.of(load.command().table()));
        yield Outcome.affected(copy.run(connection, load.command()));
      }
      case Action.Run run -> {
        for (String before : run.before()) {
          execute(before);
        }
        write(run.written());
        yield query(run.sql(), values);
      }
    };
  }

  /**
   * The first statement of a transaction that is no LOCK takes its snapshot, before it waits for
   * its table; writers of one table wait for each other ("Serializable isolation",
   * c_serializable_isolation).
   */
  private void write(Optional<TableRef> table) throws SQLException {
    if (place == Place.TRANSACTION && !snapshot) {
      execute("SELECT 1");
      snapshot = true;
    }
    if (table.isPresent()) {
      execute("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(table.get().quoted()));
    }
  }

  /** TRUNCATE commits the transaction that it runs in (r_TRUNCATE). */
  private Outcome committed(Action.RunAndCommit run) throws SQLException {
    Outcome outcome = execute(run.sql());
    connection.commit();
    snapshot = false;
    return outcome;
  }

  /** The source is empty afterwards (r_ALTER_TABLE_APPEND). */
  private Outcome append(Action.Append append) throws SQLException {
    execute(
        "INSERT INTO %s SELECT * FROM %s"
            .formatted(append.target().quoted(), append.source().quoted()));
    return execute("TRUNCATE " + append.source().quoted());
  }

  private Outcome execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      job.running(statement);
      statement.execute(sql);
      return Outcome.NOTHING;
    }
  }

  private Outcome query(String sql, Map<String, String> values) throws SQLException {
    List<String> names = Dialect.parameters(sql);
    try (PreparedStatement statement = connection.prepareStatement(Dialect.positional(sql))) {
      for (int i = 0; i < names.size(); i++) {
        statement.setString(i + 1, values.get(names.get(i)));
      }
      job.running(statement);
      if (!statement.execute()) {
        return Outcome.affected(statement.getUpdateCount());
      }
      try (ResultSet rows = statement.getResultSet()) {
        ResultTable table = ResultReader.read(rows);
        return new Outcome(table.rows().size(), Optional.of(table));
      }
    }
  }
}
