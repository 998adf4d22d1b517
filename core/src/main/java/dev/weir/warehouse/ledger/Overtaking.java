package dev.weir.warehouse.ledger;

import dev.weir.run.LakeIdentity;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it means for a run's rows that a newer run of the pipeline has published before it. */
final class Overtaking {
  private Overtaking() {}

  /**
   * Empty where the target appends, and where no newer run is in its ledger.
   *
   * @param rows of the target's ledger, newest first
   */
  static Optional<OvertakenTable> of(
      Publication publication, TargetLoad target, List<LedgerState.Row> rows) {
    return rows.stream()
        .filter(row -> !row.own())
        .findFirst()
        .flatMap(
            newer ->
                lost(target)
                    .map(
                        lost ->
                            new OvertakenTable(
                                target.table().toString(),
                                newer.run(),
                                "%s was published by a newer run, %s%s: %s"
                                    .formatted(
                                        target.table(),
                                        newer.run(),
                                        lake(publication, newer),
                                        lost))));
  }

  private static String lake(Publication publication, LedgerState.Row newer) {
    return newer
        .foreign(publication)
        .map(LakeIdentity::location)
        .map(" of another lake, %s,"::formatted)
        .orElse("");
  }

  private static Optional<String> lost(TargetLoad target) {
    return switch (target.write()) {
      case APPEND -> Optional.empty();
      case REPLACE -> Optional.of("it has that run's rows, which would have replaced these.");
      case MERGE ->
          Optional.of(
              "rows whose keys that run did not have are not in it. If they must be, start a new run that reads them.");
    };
  }

  static LedgerState.Refused ofAll(Publication publication, List<OvertakenTable> tables) {
    return new LedgerState.Refused(
        LedgerState.Reason.OVERTAKEN,
        "Cannot publish run %s: it was overtaken. %s Nothing was changed."
            .formatted(
                publication.context().run(),
                tables.stream().map(OvertakenTable::reason).collect(Collectors.joining(" "))));
  }
}
