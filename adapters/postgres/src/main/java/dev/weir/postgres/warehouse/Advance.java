package dev.weir.postgres.warehouse;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.warehouse.copy.FileCopy;
import dev.weir.postgres.warehouse.sql.Statements;
import dev.weir.postgres.warehouse.sql.WarehouseError;
import dev.weir.text.Counted;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Tries;
import dev.weir.warehouse.ledger.LedgerState;
import dev.weir.warehouse.sql.PublicationSql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of a publication. */
final class Advance {
  private static final String PUBLISH = "publish";

  private final WarehouseSessions sessions;
  private final PublicationSql sql;
  private final Publication publication;
  private final Lake lake;
  private final Path scratch;
  private final Tries tries;

  /**
   * @param scratch folder for temporary files, made when needed
   */
  Advance(
      WarehouseSessions sessions,
      PublicationSql sql,
      Publication publication,
      Lake lake,
      Path scratch) {
    this.sessions = sessions;
    this.sql = sql;
    this.publication = publication;
    this.lake = lake;
    this.scratch = scratch;
    this.tries = new Tries(lake, publication.context());
  }

  Progress advance() {
    Publication open;
    Optional<TargetLoad> next = Optional.empty();
    try (Connection connection = sessions.open()) {
      switch (new Ledger(connection, sql).of(publication)) {
        case LedgerState.Published published -> {
          return published.done();
        }
        case LedgerState.Open rest -> open = rest.publication();
      }
      next = unstaged(connection, open);
      if (next.isPresent()) {
        return stage(connection, open, next.get());
      }
      for (TargetLoad target : open.targets()) {
        new Preparation(connection, sql).widen(target);
      }
    } catch (SQLException e) {
      // Another call may have published meanwhile, which drops staging under this one's feet.
      String step = step("stage", next);
      Retries retries =
          new Retries(tries, next.map(target -> sql.staging().name(target)).orElse(PUBLISH));
      return Statements.isThereAlready(e)
          ? retries.late(e, step)
          : retries.after(e, step).orElseGet(() -> verify(step, e));
    }
    return publish(open);
  }

  private Optional<TargetLoad> unstaged(Connection connection, Publication open)
      throws SQLException {
    Staging staging = new Staging(connection, sql);
    for (TargetLoad target : open.targets()) {
      if (!staging.isComplete(target)) {
        return Optional.of(target);
      }
    }
    return Optional.empty();
  }

  private Progress stage(Connection connection, Publication open, TargetLoad target)
      throws SQLException {
    Preparation.checkRows(open);
    Preparation preparation = new Preparation(connection, sql);
    preparation.check(open);
    Staging staging = new Staging(connection, sql);
    boolean begun = staging.isBegun(target);
    if (!begun) {
      RowSize.check(target, lake);
    }
    preparation.make(open);
    if (!begun) {
      staging.dropLeft(open.targets());
    }
    long rows =
        staging.fill(
            target, new FileCopy(target, lake, scratch), sessions.settings().stagedBytes());
    return new Progress.Running(
        rows == target.rows()
            ? "staged %s, %s".formatted(target.table(), Counted.rows(rows))
            : String.format(
                Locale.ROOT, "staged %,d of %,d rows of %s", rows, target.rows(), target.table()));
  }

  private Progress publish(Publication open) {
    Optional<TargetLoad> at = Optional.empty();
    try (Connection connection = sessions.open()) {
      Publisher publisher = new Publisher(connection, sql);
      try {
        publisher.publish(open.targets());
      } finally {
        at = publisher.at();
      }
    } catch (SQLException e) {
      return verify(step("publish", at), e);
    }
    return verify(step("publish", at), null);
  }

  /** Asks the ledger, in a session of its own, what came of the transaction. */
  private Progress verify(String step, @Nullable SQLException failure) {
    Retries retries = new Retries(tries, PUBLISH);
    try (Connection connection = sessions.open()) {
      LedgerState.Standing standing = new Ledger(connection, sql).of(publication);
      return switch (standing) {
        case LedgerState.Published published -> published.done();
        case LedgerState.Open open -> {
          if (failure != null && Publisher.isAssertion(failure, publication)) {
            checkStaged(connection, open.publication(), failure);
            yield retries.refused(failure, step);
          }
          yield unpublished(step, failure, retries);
        }
      };
    } catch (SQLException e) {
      throw sessions.failed(step("verify", Optional.empty()), e);
    }
  }

  private Progress unpublished(String step, @Nullable SQLException failure, Retries retries) {
    if (failure == null) {
      throw new TransientException(
          WarehouseError.NOT_CONFIRMED,
          "Cannot confirm run %s: the transaction was committed, but its ledger rows are not there. Was the server restored, or replaced by its standby?"
              .formatted(publication.context().run()));
    }
    return isOfStaging(failure)
        ? retries.dropped(failure, step)
        : retries.after(failure, step).orElseThrow(() -> sessions.failed(step, failure));
  }

  /** Another process dropped a staging table, though it may have staged it anew by now. */
  private boolean isOfStaging(SQLException failure) {
    return Statements.isNotThere(failure)
        && publication.targets().stream()
            .anyMatch(
                target -> PostgresErrors.sentence(failure).contains(sql.staging().name(target)));
  }

  /**
   * The assertion failed, though what may be published is in no ledger: rows are missing, or a
   * newer run has overtaken the other targets meanwhile.
   */
  private void checkStaged(Connection connection, Publication open, SQLException failure)
      throws SQLException {
    for (TargetLoad target : open.targets()) {
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

  private String step(String verb, Optional<TargetLoad> target) {
    String at = target.map(load -> " (table " + load.table() + ")").orElse("");
    return verb + " run " + publication.context().run() + at;
  }
}
