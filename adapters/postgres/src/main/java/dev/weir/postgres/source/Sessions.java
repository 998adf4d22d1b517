package dev.weir.postgres.source;

import dev.weir.postgres.connection.PostgresConnections;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sessions of one extraction, so that all can be stopped from outside. Thread-safe. */
final class Sessions {
  private final PostgresConnections connections;
  private final List<ReadSession> open = new ArrayList<>();
  private boolean stopped;

  Sessions(PostgresConnections connections) {
    this.connections = connections;
  }

  ReadSession open() throws SQLException {
    ReadSession session = new ReadSession(connections);
    synchronized (this) {
      open.add(session);
      if (stopped) {
        session.close();
        throw new SQLException("The extraction was stopped");
      }
    }
    return session;
  }

  /** Asks the server to stop all that it does here; does not wait for it. */
  synchronized void cancel() {
    stopped = true;
    open.forEach(session -> Thread.startVirtualThread(session::cancel));
  }

  /** Cuts all connections. */
  synchronized void abort() {
    stopped = true;
    open.forEach(ReadSession::abort);
  }

  synchronized void close() {
    stopped = true;
    open.forEach(ReadSession::close);
  }
}
