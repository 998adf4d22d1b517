package dev.weir.mysql;

import dev.weir.error.TransientException;
import dev.weir.error.WeirException;
import dev.weir.increment.Window;
import dev.weir.parquet.WriterSettings;
import dev.weir.parquet.record.RecordWriter;
import dev.weir.pipeline.source.Relation;
import dev.weir.source.SessionBudget;
import dev.weir.source.SourceDatabase.ExtractedFile;
import dev.weir.source.StoppableRead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One relation, read row by row in a thread of its own, which an interrupt of the caller stops. */
final class Extraction implements StoppableRead.Sessions {
  private static final int ROWS_BETWEEN_REPORTS = 50_000;

  private final MySqlConnections connections;
  private final WriterSettings settings;
  private final SessionBudget budget;
  private final Relation relation;
  private final Optional<Window> window;
  private final Path file;
  private final BiConsumer<Long, Long> progress;
  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();

  /**
   * @param window of the relation; empty for all
   */
  Extraction(
      MySqlConnections connections,
      WriterSettings settings,
      SessionBudget budget,
      Relation relation,
      Optional<Window> window,
      Path file,
      BiConsumer<Long, Long> progress) {
    this.connections = connections;
    this.settings = settings;
    this.budget = budget;
    this.relation = relation;
    this.window = window;
    this.file = file;
    this.progress = progress;
  }

  ExtractedFile run() {
    try {
      StoppableRead reading = new StoppableRead(this, List.of(file), "weir-mysql-");
      return reading.run(() -> read(reading));
    } catch (ExecutionException e) {
      throw failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException(
          MySqlError.INTERRUPTED,
          "Cannot finish reading %s on %s: it was interrupted. Resume the run."
              .formatted(relation.inWords(), connections.errors().place()),
          e);
    }
  }

  private ExtractedFile read(StoppableRead reading) throws SQLException, InterruptedException {
    String what = relation.inWords() + " on " + connections.errors().place();
    try (Connection connection = budget.await(what, reading, this::openWithPlace);
        Statement statement = connection.createStatement()) {
      running.set(statement);
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      SelectedRelation selection =
          new Describer(connection, connections.errors()).describe(relation);
      // This value makes the driver hand on rows as they come, instead of keeping them all.
      statement.setFetchSize(Integer.MIN_VALUE);
      try (ResultSet rows = statement.executeQuery(selection.sql(window));
          RecordWriter writer =
              RecordWriter.create(
                  file, selection.schema(), settings.shared(1, selection.columns().size()))) {
        copy(rows, selection.columns(), writer);
        writer.finish();
        progress.accept(writer.rows(), writer.bytes());
        return new ExtractedFile(file, writer.rows());
      }
    } finally {
      running.set(null);
    }
  }

  private Optional<Connection> openWithPlace() throws SQLException {
    Connection connection = connections.open();
    boolean placed = false;
    try {
      placed = connections.takePlace(connection, budget.sessions());
      return placed ? Optional.of(connection) : Optional.empty();
    } finally {
      if (!placed) {
        connection.close();
      }
    }
  }

  private void copy(ResultSet rows, List<SelectedColumn> columns, RecordWriter writer)
      throws SQLException {
    try {
      @Nullable Object[] row = new Object[columns.size()];
      while (rows.next()) {
        for (int i = 0; i < row.length; i++) {
          row[i] = columns.get(i).value(rows, i + 1);
        }
        writer.write(row);
        if (writer.rows() % ROWS_BETWEEN_REPORTS == 0) {
          progress.accept(writer.rows(), writer.bytes());
        }
      }
    } catch (RuntimeException e) {
      // Closing would first read all rows that are left.
      rows.getStatement().getConnection().abort(Runnable::run);
      throw e;
    }
  }

  @Override
  public void cancel() {
    Statement statement = running.get();
    if (statement != null) {
      Thread.startVirtualThread(() -> kill(statement));
    }
  }

  @Override
  public void abort() {
    Statement statement = running.get();
    if (statement != null) {
      abort(statement);
    }
  }

  private static void kill(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      abort(statement);
    }
  }

  private static void abort(Statement statement) {
    try {
      statement.getConnection().abort(Runnable::run);
    } catch (SQLException e) {
      // It is closed already, which is what was wanted.
    }
  }

  private RuntimeException failure(Throwable cause) {
    return switch (cause) {
      case WeirException known -> known;
      case SQLException said -> connections.errors().of("read " + relation.inWords(), said);
      case Error error -> throw error;
      default -> new IllegalStateException("Cannot read " + relation.inWords(), cause);
    };
  }
}
