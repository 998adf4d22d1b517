package dev.weir.warehouse.sql;

import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * The run is in some of the ledgers only.
   *
   * @param reason a sentence
   */
  record PartlyPublished(String reason) implements LedgerState {}

  /**
   * A row that {@link LedgerSql#read} gives.
   *
   * @param own whether it is this run's; otherwise it is of a newer one
   */
  record Row(boolean own, String run, long rows, Instant publishedAt) {
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
      rows.stream()
          .filter(Row::own)
          .findFirst()
          .map(row -> row.of(target))
          .ifPresent(published::add);
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
                    "Cannot publish run %s: a newer run, %s, has taken over and published %s. Nothing was changed; nothing needs to be done."
                        .formatted(publication.context().run(), newer.run(), target.table())));
  }

  private static PartlyPublished partly(Publication publication, List<PublishedTable> published) {
    return new PartlyPublished(
        "Cannot publish run %s: the ledgers have it for %s, but not for the other targets, so they were changed by hand. Start a new run."
            .formatted(
                publication.context().run(),
                String.join(", ", published.stream().map(PublishedTable::table).toList())));
  }
}
