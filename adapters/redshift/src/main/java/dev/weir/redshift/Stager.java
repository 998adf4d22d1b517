package dev.weir.redshift;

import dev.weir.dataset.DataFile;
import dev.weir.error.TerminalException;
import dev.weir.lake.Lake;
import dev.weir.lake.LakeKey;
import dev.weir.redshift.copy.CopyFailure;
import dev.weir.redshift.copy.CopyManifest;
import dev.weir.redshift.sql.RedshiftCatalog.OwnTable;
import dev.weir.redshift.statement.FailedStatement;
import dev.weir.redshift.statement.Failure;
import dev.weir.redshift.statement.RedshiftAddress;
import dev.weir.redshift.statement.RedshiftError;
import dev.weir.redshift.statement.Statement;
import dev.weir.redshift.statement.Submissions;
import dev.weir.run.RunContext;
import dev.weir.text.Counted;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.sql.PublicationSql;
import dev.weir.warehouse.sql.StagingNote;
import dev.weir.warehouse.sql.StagingSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Staging tables of a run. One is made, filled and noted in a single batch: if it is there, it is
 * complete.
 */
final class Stager {
  private static final int COPY = 1;

  private final Session session;
  private final PublicationSql sql;
  private final Submissions submissions;
  private final Lake lake;
  private final RunContext context;

  Stager(
      Session session, PublicationSql sql, Submissions submissions, Lake lake, RunContext context) {
    this.session = session;
    this.sql = sql;
    this.submissions = submissions;
    this.lake = lake;
    this.context = context;
  }

  boolean isComplete(TargetLoad target, Map<String, OwnTable> own) {
    return note(own.get(sql.staging().name(target)))
        .filter(note -> sql.staging().isComplete(target, note))
        .isPresent();
  }

  Progress stage(Publication publication, TargetLoad target, Map<String, OwnTable> own) {
    String step = sql.staging().name(target);
    if (!submissions.isAtWork(step)) {
      new Preparation(session, sql, lake).prepare(publication, target, own);
      clear(publication.targets(), target, own);
    }
    Statement statement = submissions.run(step, () -> batch(target));
    String what = "staging " + target.table();
    Retries retries = new Retries(submissions, step);
    return switch (statement) {
      case Statement.Finished finished -> staged(publication, target, finished);
      case Statement.Running _ -> Retries.still("copying " + target.table());
      case Statement.Aborted aborted -> retries.aborted(what, aborted.reason());
      case Statement.Forgotten _ -> retries.forgotten(what);
      case Statement.Failed failed -> failed(target, failed, retries);
    };
  }

  /** As shown to people: what is copied is known when the data is there. */
  static List<String> outline(RedshiftAddress address, PublicationSql sql, TargetLoad target) {
    return List.of(sql.staging().create(target), copy(address, sql, target, ":manifest"));
  }

  private List<String> batch(TargetLoad target) {
    List<String> batch = new ArrayList<>();
    batch.add(sql.staging().create(target));
    // COPY refuses a manifest without files.
    List<DataFile> files = target.files().stream().filter(file -> file.rows() > 0).toList();
    if (!files.isEmpty()) {
      LakeKey key = context.folder().manifest(sql.staging().name(target));
      CopyManifest.write(lake, key, files);
      batch.add(copy(session.address(), sql, target, "'" + CopyManifest.location(lake, key) + "'"));
    }
    batch.add(sql.staging().comment(target, target.rows()));
    return batch;
  }

  // Only what is documented for COPY from Parquet: neither MAXERROR nor REGION.
  private static String copy(
      RedshiftAddress address, PublicationSql sql, TargetLoad target, String manifest) {
    return "%s\nFROM %s\nIAM_ROLE %s\nFORMAT AS PARQUET\nMANIFEST"
        .formatted(sql.staging().copyInto(target), manifest, address.copyRoleSql());
  }

  private Progress staged(Publication publication, TargetLoad target, Statement.Finished finished) {
    OptionalLong copied = finished.rowsOf(COPY);
    if (target.rows() > 0 && copied.isPresent() && copied.getAsLong() != target.rows()) {
      drop(target);
      throw new TerminalException(
          RedshiftError.DOES_NOT_RECONCILE,
          "Cannot stage %s: COPY took %s rows, but the data set says %s. Nothing was published. Start a new run."
              .formatted(target.table(), copied.getAsLong(), target.rows()));
    }
    new Fitting(session, sql, publication).refuse(target, this::drop);
    return new Progress.Running(
        "staged %s, %s".formatted(target.table(), Counted.rows(target.rows())));
  }

  private static Progress failed(TargetLoad target, Statement.Failed failed, Retries retries) {
    String what = "stage " + target.table();
    return switch (Failure.of(failed.error())) {
      case CONFLICT -> retries.conflict(what);
      case CANCELLED -> retries.aborted(what, failed.error());
      case ALREADY_THERE -> retries.faster(new FailedStatement(what, failed.error()));
      // Before what it says of S3 is looked at: S3 may have been the one in trouble.
      case TROUBLE, NO_SPACE -> throw new FailedStatement(what, failed.error());
      case NOT_THERE, ASSERTION, NOT_ALLOWED, OTHER ->
          throw CopyFailure.of(target, failed.error())
              .orElseGet(() -> new FailedStatement(what, failed.error()));
    };
  }

  void drop(TargetLoad target) {
    session
        .statements()
        .run(
            "drop a staging table of " + target.table(),
            StagingSql.dropIfExists(sql.staging().name(target)));
  }

  /** Drops what is known to be wrong, and what was left behind and can never be published. */
  private void clear(List<TargetLoad> targets, TargetLoad target, Map<String, OwnTable> own) {
    List<String> drops = new ArrayList<>();
    if (own.containsKey(sql.staging().name(target))) {
      drops.add(StagingSql.dropIfExists(sql.staging().name(target)));
    }
    List<OwnTable> left =
        own.values().stream().filter(table -> isLeft(targets, table, Long.MAX_VALUE)).toList();
    if (!left.isEmpty()) {
      long newest = targets.stream().mapToLong(this::newestFence).max().orElseThrow();
      left.stream()
          .filter(table -> isLeft(targets, table, newest))
          .map(table -> StagingSql.dropIfExists(table.name()))
          .forEach(drops::add);
    }
    for (String drop : drops) {
      session.statements().run("drop staging tables that are of no use", drop);
    }
  }

  private long newestFence(TargetLoad target) {
    return session
        .statements()
        .read("read the newest fence", sql.ledger().newestFence(target.table()))
        .number(0, 0);
  }

  private boolean isLeft(List<TargetLoad> targets, OwnTable table, long newest) {
    return note(table).filter(note -> sql.staging().isLeft(targets, note, newest)).isPresent();
  }

  private static Optional<StagingNote> note(@Nullable OwnTable table) {
    return table == null ? Optional.empty() : StagingNote.parse(table.comment().orElse(null));
  }
}
