package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.pipeline.TableName;
import dev.weir.postgres.connection.PostgresConnections;
import dev.weir.postgres.warehouse.copy.FileCopy;
import dev.weir.postgres.warehouse.query.WarehouseQuery;
import dev.weir.postgres.warehouse.sql.PostgresCatalog;
import dev.weir.postgres.warehouse.sql.PostgresDialect;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.schema.Rows;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Tries;
import dev.weir.warehouse.Warehouse;
import dev.weir.warehouse.ledger.LedgerState;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.StagingNote;
import dev.weir.warehouse.sql.StagingSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as the warehouse. Each call opens its own session and closes it. */
public final class PostgresWarehouse implements Warehouse {
  private static final String PUBLISH = "publish";

  private final PostgresConnections connections;
  private final Path scratch;
  private final WarehouseSettings settings;

  /**
   * @param scratch folder for temporary files, made when needed
   */
  public PostgresWarehouse(
      PostgresConnections connections, Path scratch, WarehouseSettings settings) {
    this.connections = connections;
    this.scratch = scratch;
    this.settings = settings;
  }

  @Override
  public Progress advance(Publication publication, Lake lake) {
    PublicationSql sql = sql(publication);
    Tries tries = new Tries(lake, publication.context());
    Publication open;
    Optional<TargetLoad> next = Optional.empty();
    try (Connection connection = session()) {
      switch (new Ledger(connection, sql).of(publication)) {
        case LedgerState.Published published -> {
          return published.done();
        }
        case LedgerState.Open rest -> open = rest.publication();
      }
      next = unstaged(connection, sql, open);
      if (next.isPresent()) {
        return stage(connection, sql, open, next.get(), lake);
      }
      for (TargetLoad target : open.targets()) {
        new Preparation(connection, sql).widen(target);
      }
    } catch (SQLException e) {
      // Another call may have published meanwhile, which drops staging under this one's feet.
      String step = step("stage", publication, next);
      Retries retries =
          new Retries(tries, next.map(target -> sql.staging().name(target)).orElse(PUBLISH));
      return Statements.isThereAlready(e)
          ? retries.late(e, step)
          : retries.after(e, step).orElseGet(() -> verify(sql, publication, step, e, tries));
    }
    return publish(sql, publication, open, tries);
  }

  @Override
  public List<String> outline(Publication publication) {
    PublicationSql sql = sql(publication);
    try (Connection connection = session()) {
      Preparation preparation = new Preparation(connection, sql);
      preparation.check(publication);
      List<String> statements = new ArrayList<>(preparation.missing(publication));
      for (TargetLoad target : publication.targets()) {
        statements.add(sql.staging().create(target));
        statements.add(Staging.copy(sql, target));
      }
      statements.addAll(sql.transaction(publication.targets(), preparation.tables(publication)));
      return statements;
    } catch (SQLException e) {
      throw failed(step("outline", publication, Optional.empty()), e);
    }
  }

  @Override
  public Optional<Schema> describe(TableName table) {
    try (Connection connection = connections.open()) {
      return new PostgresCatalog(connection).describe(table);
    } catch (SQLException e) {
      throw connections.errors().of("describe " + table, e);
    }
  }

  @Override
  public Rows query(String sql, Map<String, Object> parameters, int limit) {
    WarehouseQuery query = WarehouseQuery.of(sql, parameters);
    try (Connection connection = connections.open()) {
      return query.run(connection, settings.queryTimeout(), limit);
    } catch (SQLException e) {
      throw connections.errors().of("run the query", e);
    }
  }

  /** Staging tables of all runs and lakes, by name. */
  public Map<String, StagingNote> staging() {
    try (Connection connection = session()) {
      return Staging.all(connection);
    } catch (SQLException e) {
      throw connections.errors().of("look for staging tables", e);
    }
  }

  /**
   * @param name as {@link #staging} gives it
   */
  public void dropStaging(String name) {
    try (Connection connection = session()) {
      Statements.run(connection, StagingSql.dropIfExists(name));
    } catch (SQLException e) {
      throw connections.errors().of("drop staging table " + name, e);
    }
  }

  /** Does nothing: no session outlives its call. */
  @Override
  public void close() {}

  private static PublicationSql sql(Publication publication) {
    return PublicationSql.of(new PostgresDialect(), publication.context(), publication.lake());
  }

  private Connection session() throws SQLException {
    Connection connection = connections.open();
    try {
      Statements.run(connection, settings.setLockTimeout());
      Statements.run(connection, settings.setIdleTimeout());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Optional<TargetLoad> unstaged(
      Connection connection, PublicationSql sql, Publication publication) throws SQLException {
    Staging staging = new Staging(connection, sql);
    for (TargetLoad target : publication.targets()) {
      if (!staging.isComplete(target)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }

  private Progress stage(
      Connection connection,
      PublicationSql sql,
      Publication publication,
      TargetLoad target,
      Lake lake)
      throws SQLException {
    Preparation.checkRows(publication);
    Preparation preparation = new Preparation(connection, sql);
    preparation.check(publication);
    Staging staging = new Staging(connection, sql);
    boolean begun = staging.isBegun(target);
    if (!begun) {
      RowSize.check(target, lake);
    }
    preparation.make(publication);
    if (!begun) {
      staging.dropLeft(publication.targets());
    }
    long rows = staging.fill(target, new FileCopy(target, lake, scratch), settings.stagedBytes());
    return new Progress.Running(
        rows == target.rows()
            ? String.format(Locale.ROOT, "staged %s, %,d rows", target.table(), rows)
            : String.format(
                Locale.ROOT, "staged %,d of %,d rows of %s", rows, target.rows(), target.table()));
  }

  private Progress publish(
      PublicationSql sql, Publication publication, Publication open, Tries tries) {
    Optional<TargetLoad> at = Optional.empty();
    try (Connection connection = session()) {
      Publisher publisher = new Publisher(connection, sql);
      try {
        publisher.publish(open.targets());
      } finally {
        at = publisher.at();
      }
    } catch (SQLException e) {
      return verify(sql, publication, step("publish", publication, at), e, tries);
    }
    return verify(sql, publication, step("publish", publication, at), null, tries);
  }

  /** Asks the ledger, in a session of its own, what came of the transaction. */
  private Progress verify(
      PublicationSql sql,
      Publication publication,
      String step,
      @Nullable SQLException failure,
      Tries tries) {
    Retries retries = new Retries(tries, PUBLISH);
    try (Connection connection = session()) {
      LedgerState.Standing standing = new Ledger(connection, sql).of(publication);
      return switch (standing) {
        case LedgerState.Published published -> published.done();
        case LedgerState.Open open -> {
          if (failure != null && Publisher.isAssertion(failure, publication)) {
            checkStaged(connection, sql, open.publication(), failure);
            yield retries.refused(failure, step);
          }
          yield unpublished(publication, step, failure, retries);
        }
      };
    } catch (SQLException e) {
      throw failed(step("verify", publication, Optional.empty()), e);
    }
  }

  private Progress unpublished(
      Publication publication, String step, @Nullable SQLException failure, Retries retries) {
    if (failure == null) {
      throw new TransientException(
          WarehouseError.NOT_CONFIRMED,
          "Cannot confirm run %s: the transaction was committed, but its ledger rows are not there. Was the server restored, or replaced by its standby?"
              .formatted(publication.context().run()));
    }
    return retries.after(failure, step).orElseThrow(() -> failed(step, failure));
  }

  /**
   * The assertion failed, though what may be published is in no ledger: rows are missing, or a
   * newer run has overtaken the other targets meanwhile.
   */
  private static void checkStaged(
      Connection connection, PublicationSql sql, Publication publication, SQLException failure)
      throws SQLException {
    for (TargetLoad target : publication.targets()) {
      Staging staging = new Staging(connection, sql);
      Optional<Long> staged = staging.count(target);
      if (staged.isPresent() && staged.get() != target.rows()) {
        staging.drop(target);
        throw new TerminalException(
            WarehouseError.DOES_NOT_RECONCILE,
            "Cannot publish %s: %s rows are staged, but the data set has %s. Nothing was published. Resume the run to stage it again."
                .formatted(target.table(), staged.get(), target.rows()),
            failure);
      }
    }
  }

  private static String step(String verb, Publication publication, Optional<TargetLoad> target) {
    String at = target.map(load -> " (table " + load.table() + ")").orElse("");
    return verb + " run " + publication.context().run() + at;
  }

  private RuntimeException failed(String step, SQLException e) {
    return RowSize.isExceeded(e) ? RowSize.exceeded(step, e) : connections.errors().of(step, e);
  }
}
