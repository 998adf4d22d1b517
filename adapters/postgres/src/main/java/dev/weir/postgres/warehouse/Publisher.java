package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.pipeline.Write;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.warehouse.ExistingColumn;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.LedgerSql;
import dev.weir.warehouse.sql.PublicationSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The publishing transaction. What came of it, only the ledger knows. */
final class Publisher {
  private final Connection connection;
  private final PublicationSql sql;
  private @Nullable TargetLoad at;

  Publisher(Connection connection, PublicationSql sql) {
    this.connection = connection;
    this.sql = sql;
  }

  /**
   * @throws TerminalException if a table took another number of rows than it was given
   * @throws SQLException for everything else, be it that the commit happened all the same
   */
  void publish(List<TargetLoad> targets) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    for (String lock : sql.ledger().lock(targets)) {
      Statements.run(connection, lock);
    }
    for (TargetLoad target : targets) {
      at = target;
      for (String lock : sql.target().lock(target)) {
        Statements.run(connection, lock);
      }
    }
    for (TargetLoad target : targets) {
      at = target;
      publish(target);
    }
    at = null;
    Statements.run(connection, sql.staging().drop(targets));
    connection.commit();
  }

  /** The target that was at work when it failed; empty before and behind them. */
  Optional<TargetLoad> at() {
    return Optional.ofNullable(at);
  }

  /** Whether the ledger's row was refused: the run must not be published, or is already. */
  static boolean isAssertion(SQLException e, Publication publication) {
    if (!(e instanceof PSQLException error) || error.getServerErrorMessage() == null) {
      return false;
    }
    ServerErrorMessage message = error.getServerErrorMessage();
    String state = PostgresErrors.state(e);
    return (state.equals("23502") || state.equals("23505"))
        && PublicationSql.SCHEMA.equals(message.getSchema())
        && publication.targets().stream()
            .anyMatch(target -> LedgerSql.name(target.table()).equals(message.getTable()));
  }

  private void publish(TargetLoad target) throws SQLException {
    Statements.run(connection, sql.ledger().assertion(target, Long.toString(target.rows())));
    List<ExistingColumn> table = new PostgresCatalog(connection).columns(target.table());
    long known = target.write() == Write.MERGE ? known(target, table) : 0;
    long changed = 0;
    for (String change : sql.target().change(target, table)) {
      changed += Statements.run(connection, change);
    }
    long inserted = Statements.run(connection, sql.target().insert(target, table));
    // Of one key the table may have more rows, and all of them are changed.
    if (inserted != target.rows() - known || changed < known) {
      throw new TerminalException(
          WarehouseError.DOES_NOT_RECONCILE,
          "Cannot publish %s: the table took %s rows of %s, so a trigger or a rule of it drops rows. Nothing was published."
              .formatted(target.table(), inserted + Math.min(changed, known), target.rows()));
    }
  }

  private long known(TargetLoad target, List<ExistingColumn> table) throws SQLException {
    return Statements.number(connection, sql.target().countKnown(target, table));
  }
}
