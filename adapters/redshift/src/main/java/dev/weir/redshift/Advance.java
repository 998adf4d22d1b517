package dev.weir.redshift;

import dev.weir.error.TerminalException;
import dev.weir.error.TransientException;
import dev.weir.lake.Lake;
import dev.weir.redshift.sql.RedshiftCatalog.OwnTable;
import dev.weir.redshift.statement.BlockedRead;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Statement;
import dev.weir.redshift.statement.Submissions;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.ledger.LedgerState;
import dev.weir.warehouse.sql.PublicationSql;
import java.util.Map;
import java.util.Optional;

/** One step of a publication. */
final class Advance {
  private static final String PUBLISH = "publish";
  private static final String LEDGERS = "ledgers";

  private final Session session;
  private final PublicationSql sql;
  private final Submissions submissions;
  private final Publication publication;
  private final Stager stager;

  Advance(
      Session session,
      PublicationSql sql,
      Submissions submissions,
      Publication publication,
      Lake lake) {
    this.session = session;
    this.sql = sql;
    this.submissions = submissions;
    this.publication = publication;
    this.stager = new Stager(session, sql, submissions, lake, publication.context());
  }

  Progress advance() {
    try {
      // A batch that is at work holds the ledgers, or waits for them: who reads them waits behind
      // it.
      return submissions.isAtWork(PUBLISH) ? step(publication, Optional.empty(), Map.of()) : next();
    } catch (BlockedRead e) {
      return retries(LEDGERS).blocked(e);
    }
  }

  private Progress next() {
    Map<String, OwnTable> own = session.catalog().ownTables();
    return switch (standing(own)) {
      case LedgerState.Published published -> published.done();
      case LedgerState.Open open ->
          step(open.publication(), unstaged(open.publication(), own), own);
    };
  }

  private Progress step(Publication open, Optional<TargetLoad> next, Map<String, OwnTable> own) {
    try {
      return next.isPresent() ? stager.stage(open, next.get(), own) : publish(open);
    } catch (FailedStatement e) {
      return verify(e, next);
    }
  }

  private Progress publish(Publication open) {
    Statement statement =
        submissions.run(PUBLISH, () -> new Fitting(session, sql, open).transaction(stager::drop));
    if (statement instanceof Statement.Running) {
      return Retries.still("publishing");
    }
    // Whatever it says: only the ledger knows.
    return switch (standing(session.catalog().ownTables())) {
      case LedgerState.Published published -> published.done();
      case LedgerState.Open still -> unpublished(still.publication(), statement);
    };
  }

  private Progress unpublished(Publication open, Statement statement) {
    String what = "publishing run " + publication.context().run();
    return switch (statement) {
      case Statement.Running _ -> Retries.still("publishing");
      case Statement.Forgotten _ -> retries(PUBLISH).forgotten(what);
      case Statement.Aborted aborted -> retries(PUBLISH).aborted(what, aborted.reason());
      case Statement.Failed failed -> failed(open, failed);
      case Statement.Finished _ ->
          throw new TransientException(
              RedshiftError.NOT_CONFIRMED,
              "Cannot confirm run %s: the transaction was committed, but its ledger rows are not there. Was the warehouse restored from a snapshot?"
                  .formatted(publication.context().run()));
    };
  }

  private Progress failed(Publication open, Statement.Failed failed) {
    String what = "publish run " + publication.context().run();
    FailedStatement failure = new FailedStatement(what, failed.error());
    return switch (failure.failure()) {
      case CONFLICT -> retries(PUBLISH).conflict(what);
      case CANCELLED -> retries(PUBLISH).aborted(what, failed.error());
      case ASSERTION -> refused(open, failure);
      case NOT_THERE, ALREADY_THERE, NOT_ALLOWED, NO_SPACE, TROUBLE, OTHER -> throw failure;
    };
  }

  /**
   * What may be published is in no ledger. If all its rows are staged too, either a newer run has
   * overtaken the other targets meanwhile, or the ledger had no reason to refuse it: a target did.
   */
  private Progress refused(Publication open, FailedStatement failure) {
    for (TargetLoad target : open.targets()) {
      long staged =
          session
              .statements()
              .read("count what is staged", sql.staging().count(target))
              .number(0, 0);
      if (staged != target.rows()) {
        stager.drop(target);
        throw new TerminalException(
            RedshiftError.DOES_NOT_RECONCILE,
            "Cannot publish %s: %s rows are staged, but the data set has %s. Nothing was published. Resume the run to stage it again."
                .formatted(target.table(), staged, target.rows()));
      }
    }
    if (isNarrowed(open)) {
      return retries(PUBLISH).conflict("publishing run " + publication.context().run());
    }
    throw failure;
  }

  private boolean isNarrowed(Publication open) {
    return open.targets().size() < publication.targets().size();
  }

  /** Another process may have staged or published meanwhile, which takes tables away from here. */
  private Progress verify(FailedStatement failure, Optional<TargetLoad> staging) {
    Map<String, OwnTable> own = session.catalog().ownTables();
    return switch (standing(own)) {
      case LedgerState.Published published -> published.done();
      case LedgerState.Open open -> explained(open.publication(), failure, staging, own);
    };
  }

  private Progress explained(
      Publication open,
      FailedStatement failure,
      Optional<TargetLoad> staging,
      Map<String, OwnTable> own) {
    return switch (failure.failure()) {
      case CONFLICT, ALREADY_THERE -> faster(failure, staging);
      case NOT_THERE -> {
        if (isOfStaging(failure)
            || (staging.isEmpty() && (isNarrowed(open) || unstaged(open, own).isPresent()))) {
          yield faster(failure, staging);
        }
        throw failure.explained();
      }
      case ASSERTION, NOT_ALLOWED, NO_SPACE, CANCELLED, TROUBLE, OTHER -> throw failure.explained();
    };
  }

  /** Another process dropped a staging table, though it may have staged it anew by now. */
  private boolean isOfStaging(FailedStatement failure) {
    return publication.targets().stream()
        .anyMatch(target -> failure.error().contains(sql.staging().name(target)));
  }

  private Progress faster(FailedStatement failure, Optional<TargetLoad> staging) {
    String step = staging.map(target -> sql.staging().name(target)).orElse(PUBLISH);
    return retries(step).faster(failure);
  }

  private Retries retries(String step) {
    return new Retries(submissions, step);
  }

  private LedgerState.Standing standing(Map<String, OwnTable> own) {
    return new RunLedger(session.statements(), sql).of(publication, own);
  }

  private Optional<TargetLoad> unstaged(Publication open, Map<String, OwnTable> own) {
    return open.targets().stream().filter(target -> !stager.isComplete(target, own)).findFirst();
  }
}
