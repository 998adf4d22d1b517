package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.run.LakeIdentity;
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
  /** The run may be published. */
  record Open() implements LedgerState {}

  /** The tables as this run published them. */
  record Published(List<PublishedTable> tables) implements LedgerState {
    public Published {
      tables = List.copyOf(tables);
    }
  }

  /**
   * A newer run of the pipeline has published.
   *
   * @param reason a sentence
   */
  record Overtaken(String reason) implements LedgerState {}

  /**
   * A run of another lake that has the same name has published.
   *
   * @param reason a sentence
   */
  record OfAnotherLake(String reason) implements LedgerState {}

  /**
   * The run is in some of the ledgers only.
   *
   * @param reason a sentence
   */
  record PartlyPublished(String reason) implements LedgerState {}

  /**
   * A row that {@link LedgerSql#read} gives.
   *
   * @param own whether it is of this run's name; otherwise it is of a newer one
   * @param lake where the run was; empty where an earlier version published
   */
  record Row(boolean own, String run, long rows, Instant publishedAt, Optional<LakeIdentity> lake) {
    /**
     * @param lake as the ledger has it
     */
    public static Row of(
        boolean own, String run, long rows, Instant publishedAt, @Nullable String lake) {
      return new Row(
          own, run, rows, publishedAt, Optional.ofNullable(lake).map(LakeIdentity::parse));
    }

    private Optional<LakeIdentity> foreign(Publication publication) {
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
    Optional<Overtaken> overtaken = Optional.empty();
    for (TargetLoad target : publication.targets()) {
      List<Row> rows = ledgers.getOrDefault(target.table(), List.of());
      Optional<Row> own = rows.stream().filter(Row::own).findFirst();
      if (own.flatMap(row -> row.foreign(publication)).isPresent()) {
        return ofAnotherLake(publication, target, own.get());
      }
      own.map(row -> row.of(target)).ifPresent(published::add);
      if (target.write() != Write.APPEND) {
        overtaken = overtaken.or(() -> overtaken(publication, target, rows));
      }
    }
    if (published.size() == publication.targets().size()) {
      return new Published(published);
    }
    if (!published.isEmpty()) {
      return partly(publication, published);
    }
    return overtaken.<LedgerState>map(newer -> newer).orElseGet(Open::new);
  }

  private static Optional<Overtaken> overtaken(
      Publication publication, TargetLoad target, List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.own())
        .findFirst()
        .map(
            newer ->
                new Overtaken(
                    "Cannot publish run %s: a newer run, %s%s, has taken over and published %s. Nothing was changed; nothing needs to be done."
                        .formatted(
                            publication.context().run(),
                            newer.run(),
                            newer
                                .foreign(publication)
                                .map(lake -> " of another lake, " + lake.location())
                                .orElse(""),
                            target.table())));
  }

  private static OfAnotherLake ofAnotherLake(
      Publication publication, TargetLoad target, Row foreign) {
    return new OfAnotherLake(
        "Cannot publish run %s: a run of this name was published from another lake, %s, at %s into %s. Nothing was changed. If both lakes are in use, publish into tables of their own: other schemas in the targets, or a schema-prefix of the environment. If that lake is gone, start a run by hand: ./weir run %s"
            .formatted(
                publication.context().run(),
                foreign.lake().map(LakeIdentity::location).orElse(""),
                foreign.publishedAt(),
                target.table(),
                publication.context().run().pipeline()));
  }

  private static PartlyPublished partly(Publication publication, List<PublishedTable> published) {
    return new PartlyPublished(
        "Cannot publish run %s: the ledgers have it for %s, but not for the other targets, so they were changed by hand. Start a new run."
            .formatted(
                publication.context().run(),
                String.join(", ", published.stream().map(PublishedTable::table).toList())));
  }
}
