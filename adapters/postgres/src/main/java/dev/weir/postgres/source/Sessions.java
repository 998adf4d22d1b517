package dev.weir.postgres.source;

import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.source.StoppableRead;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sessions of one extraction, so that all can be stopped from outside. Thread-safe. */
final class Sessions implements StoppableRead.Sessions {
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

  @Override
  public synchronized void cancel() {
    stopped = true;
    open.forEach(session -> Thread.startVirtualThread(session::cancel));
  }

  @Override
  public synchronized void abort() {
    stopped = true;
    open.forEach(ReadSession::abort);
  }

  synchronized void close() {
    stopped = true;
    open.forEach(ReadSession::close);
  }
}
