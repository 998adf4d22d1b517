package dev.weir.warehouse.ledger;

import dev.weir.increment.CursorMove;
import dev.weir.run.LakeIdentity;
import dev.weir.warehouse.OvertakenTable;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What it means for a run's rows that another run of the pipeline has published before it. */
final class Overtaking {
  private Overtaking() {}

  /**
   * Empty where the target appends all that its sources have, where no newer run is in its ledger,
   * and where the cursors are still those that the run started from.
   *
   * @param rows of the target's ledger, newest first
   */
  static Optional<OvertakenTable> of(
      Publication publication, TargetLoad target, List<LedgerState.Row> rows) {
    Optional<OvertakenTable> newer =
        rows.stream()
            .filter(row -> !row.own() && row.newer())
            .findFirst()
            .flatMap(row -> lost(target).map(lost -> overtaken(publication, target, row, lost)));
    return newer.or(() -> target.cursors().flatMap(cursors -> moved(target, cursors, rows)));
  }

  private static OvertakenTable overtaken(
      Publication publication, TargetLoad target, LedgerState.Row newer, String lost) {
    return new OvertakenTable(
        target.table().toString(),
        newer.run(),
        "%s was published by a newer run, %s%s: %s"
            .formatted(target.table(), newer.run(), lake(publication, newer), lost));
  }

  private static String lake(Publication publication, LedgerState.Row newer) {
    return newer
        .foreign(publication)
        .map(LakeIdentity::location)
        .map(" of another lake, %s,"::formatted)
        .orElse("");
  }

  private static Optional<String> lost(TargetLoad target) {
    if (target.cursors().isPresent()) {
      return Optional.of(
          "it began where this one began, so that what was new is in the table already. For what has come since, start a new run.");
    }
    return switch (target.write()) {
      case APPEND -> Optional.empty();
      case REPLACE -> Optional.of("it has that run's rows, which would have replaced these.");
      case MERGE ->
          Optional.of(
              "rows whose keys that run did not have are not in it. If they must be, start a new run that reads them.");
    };
  }

  /** A run that was given up published all the same, after this one was planned. */
  private static Optional<OvertakenTable> moved(
      TargetLoad target, CursorMove cursors, List<LedgerState.Row> rows) {
    Optional<LedgerState.Row> last =
        rows.stream().filter(row -> row.cursors().isPresent()).findFirst();
    String found = last.flatMap(LedgerState.Row::cursors).orElse("");
    return found.equals(cursors.before().orElse(""))
        ? Optional.empty()
        : Optional.of(
            new OvertakenTable(
                target.table().toString(),
                last.map(LedgerState.Row::run).orElse(""),
                "%s is at %s%s, and this run was planned from %s: its rows would overlap. Start a new run."
                    .formatted(
                        target.table(),
                        found.isEmpty() ? "no cursor" : found,
                        last.map(row -> " since run " + row.run()).orElse(""),
                        cursors.before().orElse("no cursor"))));
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
