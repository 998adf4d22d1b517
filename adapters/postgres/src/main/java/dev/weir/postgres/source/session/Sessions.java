package dev.weir.postgres.source.session;

import dev.weir.pipeline.source.Relation.RowSecurity;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.source.StoppableRead;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sessions of one extraction, so that all can be stopped from outside. Thread-safe. */
public final class Sessions implements StoppableRead.Sessions {
  private final PostgresConnections connections;
  private final RowSecurity security;
  private final List<ReadSession> open = new ArrayList<>();
  private boolean stopped;

  public Sessions(PostgresConnections connections, RowSecurity security) {
    this.connections = connections;
    this.security = security;
  }

  public ReadSession open() throws SQLException {
    ReadSession session = new ReadSession(connections, security);
    synchronized (this) {
      open.add(session);
      if (stopped) {
        session.close();
        throw new SQLException("The extraction was stopped");
      }
    }
    return session;
  }

  /** Ends one of them. */
  public synchronized void close(ReadSession session) {
    open.remove(session);
    session.close();
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

  /** The first one last: it holds the places of all. */
  public synchronized void close() {
    stopped = true;
    open.reversed().forEach(ReadSession::close);
  }
}
