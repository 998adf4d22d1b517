package dev.weir.redshift.statement;

import dev.weir.error.TransientException;
import java.util.List;
import java.util.UUID;

/** Small statements that are waited for: they read what is there, or make what is missing. */
public final class Statements {
  private final DataApi api;
  private final Patience patience;

  public Statements(DataApi api, Patience patience) {
    this.api = api;
    this.patience = patience;
  }

  /** All rows of a small result. */
  public Result read(String what, String sql) {
    String id = api.submit(sql, List.of(), "weir: " + what);
    finish(what, id);
    return api.result(id, Integer.MAX_VALUE);
  }

  /**
   * All rows of a small result, of tables that other transactions lock.
   *
   * @throws BlockedRead if they hold them all the time
   */
  public Result readUnlessBlocked(String what, String sql) {
    String id = api.submit(sql, List.of(), "weir: " + what);
    if (!ended(what, id)) {
      throw new BlockedRead(what, patience.lookUp());
    }
    return api.result(id, Integer.MAX_VALUE);
  }

  /** Alone, outside of any transaction. */
  public void run(String what, String sql) {
    finish(what, api.submit(sql, List.of(), "weir: " + what));
  }

  /** In one transaction. */
  public void run(String what, List<String> sqls) {
    finish(what, api.submit(sqls, UUID.randomUUID().toString(), "weir: " + what));
  }

  private void finish(String what, String id) {
    if (!ended(what, id)) {
      throw slow(what, "did not get to it in " + patience.lookUp().toSeconds() + " s");
    }
  }

  /** Whether it ended well in time; else it is cancelled. */
  private boolean ended(String what, String id) {
    return switch (api.await(id, patience.lookUp())) {
      case Statement.Finished _ -> true;
      case Statement.Failed failed -> throw new FailedStatement(what, failed.error());
      case Statement.Aborted aborted ->
          throw new FailedStatement(what, "cancelled by Redshift: " + aborted.reason());
      case Statement.Forgotten _ -> throw slow(what, "has forgotten the statement");
      case Statement.Running _ -> {
        api.cancel(id);
        yield false;
      }
    };
  }

  private static TransientException slow(String what, String reason) {
    return new TransientException(
        RedshiftError.NO_ANSWER,
        "Cannot %s: Redshift %s. Is it paused, or is its queue full? Try again."
            .formatted(what, reason));
  }
}
