package dev.weir.function.load;

import dev.weir.error.TerminalException;
import dev.weir.events.CheckOutcome;
import dev.weir.events.Events;
import dev.weir.events.RunEvent;
import dev.weir.events.RunEvent.Checked;
import dev.weir.json.Json;
import dev.weir.lake.Lake;
import dev.weir.plan.Plan.PlannedTarget;
import dev.weir.plan.Plan.RowChange;
import dev.weir.run.RunContext;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.text.Counted;
import dev.weir.warehouse.PublishedTable;
import dev.weir.warehouse.TargetLoad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the rows of a run's targets against those of the last run that was published, once, before
 * anything is published. Both are known from what is in the lake.
 */
record RowCounts(Lake lake, Events events, RunContext context) {
  /**
   * What is kept of the last run that was published.
   *
   * @param rows of each table
   */
  record Published(RunId run, long fence, Map<String, Long> rows) {}

  /**
   * @param loads of the targets, in the same order
   * @throws TerminalException if rows differ by more than a check allows that fails the run
   */
  void compare(List<PlannedTarget> targets, List<TargetLoad> loads) {
    if (lake.read(context.folder().rowCounts()).isPresent()) {
      return;
    }
    List<Checked> checked = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    Optional<Published> last = last().filter(published -> !published.run().equals(context.run()));
    for (int i = 0; last.isPresent() && i < targets.size(); i++) {
      PlannedTarget target = targets.get(i);
      Long before = last.get().rows().get(target.table().toString());
      if (before != null && target.rowChange().isPresent()) {
        Comparison comparison =
            new Comparison(
                target, target.rowChange().get(), before, loads.get(i).rows(), last.get().run());
        checked.add(new Checked(target.from(), List.of(comparison.outcome())));
        tell(comparison, broken);
      }
    }
    refuse(broken);
    lake.put(context.folder().rowCounts(), Json.bytes(checked));
  }

  private record Comparison(
      PlannedTarget target, RowChange change, long before, long now, RunId run) {
    boolean passed() {
      return change.allows(before, now);
    }

    CheckOutcome outcome() {
      String words =
          "row-count: within %s %% of run %s".formatted(change.within().toPlainString(), run);
      return new CheckOutcome(words, passed() ? 0 : 1, 0, change.fails());
    }

    String sentence() {
      return String.format(
          Locale.ROOT,
          "table %s would have %s of this run, and %,d of run %s, the last one published: more"
              + " than %s %% apart",
          target.table(),
          Counted.rows(now),
          before,
          run,
          change.within().toPlainString());
    }
  }

  private void tell(Comparison comparison, List<String> broken) {
    if (!comparison.passed() && comparison.change().fails()) {
      broken.add(comparison.sentence());
    } else if (!comparison.passed()) {
      events.emit(new RunEvent.Warned("row count: " + comparison.sentence()));
    }
  }

  private void refuse(List<String> broken) {
    if (!broken.isEmpty()) {
      throw new TerminalException(
          LoadError.ROW_COUNT,
          "Cannot publish run %s: %s. Nothing was published. If the data is right, allow more in the check row-count (within) or let it warn (severity: warn), and start a new run."
              .formatted(context.run(), String.join("; ", broken)));
    }
  }

  /** Keeps the rows for the next run to be compared with, unless a newer one has published. */
  void keep(List<PublishedTable> tables) {
    if (last().filter(published -> published.fence() >= context.fence()).isEmpty()) {
      Map<String, Long> rows = new LinkedHashMap<>();
      tables.forEach(table -> rows.put(table.table(), table.rows()));
      lake.put(
          RunFolder.publishedOf(context.run().pipeline()),
          Json.bytes(new Published(context.run(), context.fence(), rows)));
    }
  }

  private Optional<Published> last() {
    return lake.read(RunFolder.publishedOf(context.run().pipeline()))
        .map(stored -> Json.read(stored.content(), Published.class));
  }
}
