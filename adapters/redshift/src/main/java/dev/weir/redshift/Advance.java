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
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import java.util.List;
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
    this.stager = new Stager(session, sql, submissions, lake, publication);
  }

  Progress advance() {
    try {
      // A batch that is at work holds the ledgers, or waits for them: who reads them waits behind
      // it.
      return submissions.isAtWork(PUBLISH) ? step(Optional.empty(), Map.of()) : next();
    } catch (BlockedRead e) {
      return retries(LEDGERS).blocked(e);
    }
  }

  private Progress next() {
    Map<String, OwnTable> own = session.catalog().ownTables();
    Optional<List<PublishedTable>> published = published(own);
    return published.isPresent() ? new Progress.Done(published.get()) : step(unstaged(own), own);
  }

  private Progress step(Optional<TargetLoad> next, Map<String, OwnTable> own) {
    try {
      return next.isPresent() ? stager.stage(next.get(), own) : publish();
    } catch (FailedStatement e) {
      return verify(e, next);
    }
  }

  private Progress publish() {
    Statement statement =
        submissions.run(
            PUBLISH, () -> new Fitting(session, sql, publication).transaction(stager::drop));
    if (statement instanceof Statement.Running) {
      return Retries.still("publishing");
    }
    // Whatever it says: only the ledger knows.
    Optional<List<PublishedTable>> published = published(session.catalog().ownTables());
    if (published.isPresent()) {
      return new Progress.Done(published.get());
    }
    String what = "publishing run " + publication.context().run();
    return switch (statement) {
      case Statement.Running _ -> Retries.still("publishing");
      case Statement.Forgotten _ -> retries(PUBLISH).forgotten(what);
      case Statement.Aborted aborted -> retries(PUBLISH).aborted(what, aborted.reason());
      case Statement.Failed failed -> failed(failed);
      case Statement.Finished _ ->
          throw new TransientException(
              RedshiftError.NOT_CONFIRMED,
              "Cannot confirm run %s: the transaction was committed, but its ledger rows are not there. Was the warehouse restored from a snapshot?"
                  .formatted(publication.context().run()));
    };
  }

  private Progress failed(Statement.Failed failed) {
    String what = "publish run " + publication.context().run();
    FailedStatement failure = new FailedStatement(what, failed.error());
    return switch (failure.failure()) {
      case CONFLICT -> retries(PUBLISH).conflict(what);
      case CANCELLED -> retries(PUBLISH).aborted(what, failed.error());
      case ASSERTION -> throw refused(failure);
      case NOT_THERE, ALREADY_THERE, NOT_ALLOWED, NO_SPACE, TROUBLE, OTHER -> throw failure;
    };
  }

  /**
   * The run is in no ledger and no newer one is. If all rows are staged too, the ledger had no
   * reason to refuse it: a target did.
   */
  private FailedStatement refused(FailedStatement failure) {
    for (TargetLoad target : publication.targets()) {
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
    return failure;
  }

  /** Another process may have staged or published meanwhile, which takes tables away from here. */
  private Progress verify(FailedStatement failure, Optional<TargetLoad> staging) {
    Map<String, OwnTable> own = session.catalog().ownTables();
    Optional<List<PublishedTable>> published = published(own);
    if (published.isPresent()) {
      return new Progress.Done(published.get());
    }
    return switch (failure.failure()) {
      case CONFLICT, ALREADY_THERE -> faster(failure, staging);
      case NOT_THERE -> {
        if (staging.isEmpty() && unstaged(own).isPresent()) {
          yield faster(failure, staging);
        }
        throw failure.explained();
      }
      case ASSERTION, NOT_ALLOWED, NO_SPACE, CANCELLED, TROUBLE, OTHER -> throw failure.explained();
    };
  }

  private Progress faster(FailedStatement failure, Optional<TargetLoad> staging) {
    String step = staging.map(target -> sql.staging().name(target)).orElse(PUBLISH);
    return retries(step).faster(failure);
  }

  private Retries retries(String step) {
    return new Retries(submissions, step);
  }

  private Optional<List<PublishedTable>> published(Map<String, OwnTable> own) {
    return new RunLedger(session.statements(), sql).published(publication, own);
  }

  private Optional<TargetLoad> unstaged(Map<String, OwnTable> own) {
    return publication.targets().stream()
        .filter(target -> !stager.isComplete(target, own))
        .findFirst();
  }
}
