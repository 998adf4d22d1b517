package dev.weir.postgres.source;

import dev.weir.error.TransientException;
import dev.weir.pipeline.source.Relation;
import dev.weir.postgres.connection.PostgresError;
import dev.weir.postgres.connection.PostgresErrors;
import dev.weir.postgres.source.session.HeldRelations;
import dev.weir.postgres.source.session.ReadSession;
import java.sql.SQLException;

/**
 * Begins a transaction that sees all that a relation reads as of one moment. A snapshot alone does
 * not do it: what is truncated or written anew between the snapshot and the first look at it seems
 * to be empty. So the relation is looked at twice. The first time tells which tables and views it
 * names or is made of; these are locked, before the snapshot is taken. What cannot be locked (a
 * materialized view, or what the user may read some columns of) must lie in the same file of the
 * server as before.
 *
 * <p>Tables that only a function of a query reads are not known.
 */
final class Moment {
  private static final int ATTEMPTS = 5;

  private final ReadSession session;
  private final PostgresErrors errors;

  Moment(ReadSession session, PostgresErrors errors) {
    this.session = session;
    this.errors = errors;
  }

  /**
   * @throws TransientException if others are always faster
   */
  SelectedRelation begin(Relation relation) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      session.begin();
      describe(relation);
      HeldRelations before = HeldRelations.of(session.connection());
      session.rollback();
      session.begin();
      session.lock(before.lockable());
      SelectedRelation selection = describe(relation);
      if (before.contains(HeldRelations.of(session.connection()))) {
        return selection;
      }
      session.rollback();
    }
    throw new TransientException(
        PostgresError.CONFLICT,
        "Cannot read %s on %s as of one moment: what it reads was emptied or written anew each of %d times. Try again when that is done."
            .formatted(relation.inWords(), errors.place(), ATTEMPTS));
  }

  private SelectedRelation describe(Relation relation) throws SQLException {
    return new Describer(session.connection(), errors).describe(relation);
  }
}
