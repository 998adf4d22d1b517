package dev.weir.warehouse.ledger;

import dev.weir.pipeline.TableName;
import dev.weir.run.LakeIdentity;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledgers say about one run. */
public sealed interface LedgerState {
  /** The run is published, or may be. */
  sealed interface Standing extends LedgerState {}

  /**
   * Not published yet.
   *
   * @param publication what of it may be: without the targets that a newer run has overtaken
   */
  record Open(Publication publication) implements Standing {}

  /** The tables as this run published them. */
  record Published(Progress.Done done) implements Standing {}

  /**
   * The run can never be published.
   *
   * @param sentence for people
   */
  record Refused(Reason reason, String sentence) implements LedgerState {}

  /** Why a run can never be published. */
  enum Reason {
    /** A newer run of the pipeline has published all its targets. */
    OVERTAKEN,
    /** A run of another lake that has the same name has published. */
    OTHER_LAKE,
    /** A run of this name has published what another plan made: the lake lost that plan. */
    OTHER_PLAN,
    /** The run is in some of the ledgers only. */
    PARTLY_PUBLISHED
  }

  /**
   * A row of a ledger: of a run of this name, of a newer one of the pipeline, or of the one that
   * noted cursors last.
   *
   * @param own whether it is of this run's name
   * @param newer whether it is of a newer run
   * @param planHash of the plan that made the rows
   * @param cursors where that run left them; empty where it noted none
   * @param lake where the run was; empty where an earlier version published
   */
  record Row(
      boolean own,
      boolean newer,
      String run,
      long rows,
      Instant publishedAt,
      String planHash,
      Optional<String> cursors,
      Optional<LakeIdentity> lake) {
    /**
     * @param cursors as the ledger has them
     * @param lake as the ledger has it
     */
    public static Row of(
        boolean own,
        boolean newer,
        String run,
        long rows,
        Instant publishedAt,
        String planHash,
        @Nullable String cursors,
        @Nullable String lake) {
      return new Row(
          own,
          newer,
          run,
          rows,
          publishedAt,
          planHash,
          Optional.ofNullable(cursors),
          Optional.ofNullable(lake).map(LakeIdentity::parse));
    }

    /** The lake, if it is not the publication's. */
    Optional<LakeIdentity> foreign(Publication publication) {
      return lake.filter(other -> !other.isSame(publication.lake()));
    }

    private PublishedTable of(TargetLoad target) {
      return new PublishedTable(target.table().toString(), rows, publishedAt);
    }
  }

  /**
   * @param ledgers rows by target, newest first, all as of one moment: a commit in between would
   *     look like half of one. A ledger that is not there has none
   */
  static LedgerState of(Publication publication, Map<TableName, List<Row>> ledgers) {
    List<PublishedTable> published = new ArrayList<>();
    List<OvertakenTable> overtaken = new ArrayList<>();
    List<TargetLoad> open = new ArrayList<>();
    for (TargetLoad target : publication.targets()) {
      List<Row> rows = ledgers.getOrDefault(target.table(), List.of());
      Optional<Row> own = rows.stream().filter(Row::own).findFirst();
      Optional<OvertakenTable> newer = Overtaking.of(publication, target, rows);
      if (own.flatMap(row -> row.foreign(publication)).isPresent()) {
        return ofAnotherLake(publication, target, own.get());
      }
      if (own.filter(row -> !row.planHash().equals(publication.context().planHash())).isPresent()) {
        return ofAnotherPlan(publication, target, own.get());
      }
      own.ifPresentOrElse(
          row -> published.add(row.of(target)),
          () -> newer.ifPresentOrElse(overtaken::add, () -> open.add(target)));
    }
    if (!open.isEmpty()) {
      return published.isEmpty()
          ? new Open(publication.of(open))
          : partly(publication, published, open);
    }
    return published.isEmpty()
        ? Overtaking.ofAll(publication, overtaken)
        : new Published(new Progress.Done(published, overtaken));
  }

  private static Refused ofAnotherLake(Publication publication, TargetLoad target, Row foreign) {
    return new Refused(
        Reason.OTHER_LAKE,
        "Cannot publish run %s: a run of this name was published from another lake, %s, at %s into %s. Nothing was changed. If both lakes are in use, publish into tables of their own: other schemas in the targets, or a schema-prefix of the environment. If that lake is gone, start a run by hand: ./weir run %s"
            .formatted(
                publication.context().run(),
                foreign.lake().map(LakeIdentity::location).orElse(""),
                foreign.publishedAt(),
                target.table(),
                publication.context().run().pipeline()));
  }

  private static Refused ofAnotherPlan(Publication publication, TargetLoad target, Row other) {
    return new Refused(
        Reason.OTHER_PLAN,
        "Cannot publish run %s: a run of this name was published at %s into %s by another plan, which is not in the lake any more. Nothing was changed. To publish what this plan makes, start a run by hand: ./weir run %s"
            .formatted(
                publication.context().run(),
                other.publishedAt(),
                target.table(),
                publication.context().run().pipeline()));
  }

  private static Refused partly(
      Publication publication, List<PublishedTable> published, List<TargetLoad> open) {
    return new Refused(
        Reason.PARTLY_PUBLISHED,
        "Cannot publish run %s: the ledgers have it for %s, but not for %s, so they were changed by hand. Start a new run."
            .formatted(
                publication.context().run(),
                String.join(", ", published.stream().map(PublishedTable::table).toList()),
                String.join(
                    ", ", open.stream().map(target -> target.table().toString()).toList())));
  }
}
