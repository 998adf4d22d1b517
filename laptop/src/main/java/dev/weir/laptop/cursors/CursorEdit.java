package dev.weir.laptop.cursors;

import dev.weir.error.TerminalException;
import dev.weir.increment.CursorMove;
import dev.weir.increment.Cursors;
import dev.weir.lake.Lake;
import dev.weir.laptop.LaptopError;
import dev.weir.pipeline.TableName;
import dev.weir.pipeline.Write;
import dev.weir.pipeline.design.TableDesign;
import dev.weir.run.LakeIdentity;
import dev.weir.run.Lease;
import dev.weir.run.Leases;
import dev.weir.run.RunContext;
import dev.weir.run.RunId;
import dev.weir.schema.Schema;
import dev.weir.warehouse.Progress;
import dev.weir.warehouse.Publication;
import dev.weir.warehouse.TargetLoad;
import dev.weir.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Moves the cursors of a pipeline's tables as a run does: a publication without rows notes them, so
 * that the ledgers keep what was before, and a run that was planned before is overtaken.
 */
public final class CursorEdit {
  /** In place of the hash of a plan: nothing was planned. */
  private static final String BY_HAND = "by-hand";

  private static final int TRIES = 20;

  private final Warehouse warehouse;
  private final Lake lake;
  private final Leases leases;
  private final String pipeline;

  /** By table, the sources whose cursors its ledger notes. */
  private final Map<TableName, Set<String>> noted;

  public CursorEdit(
      Warehouse warehouse,
      Lake lake,
      Leases leases,
      String pipeline,
      Map<TableName, Set<String>> noted) {
    this.warehouse = warehouse;
    this.lake = lake;
    this.leases = leases;
    this.pipeline = pipeline;
    this.noted = noted;
  }

  /**
   * How far a source was read for a table.
   *
   * @param before all before this value was; empty for nothing yet
   */
  public record Noted(String table, String source, Optional<String> before) {}

  /** As the ledgers have them. */
  public List<Noted> read() {
    Map<TableName, Optional<String>> ledgers =
        warehouse.cursors(pipeline, List.copyOf(noted.keySet()));
    List<Noted> found = new ArrayList<>();
    noted.forEach(
        (table, sources) -> {
          Optional<Cursors> cursors =
              ledgers.getOrDefault(table, Optional.empty()).map(Cursors::parse);
          sources.forEach(
              source ->
                  found.add(
                      new Noted(table.toString(), source, cursors.flatMap(at -> at.of(source)))));
        });
    return found;
  }

  /**
   * @param run a name for the ledgers
   * @param values by source: all before it was read; empty for nothing
   * @throws TerminalException if a run of the pipeline is at work, or a table is not there yet
   */
  public void write(RunId run, Map<String, Optional<String>> values) throws InterruptedException {
    String execution = run.execution(1);
    Lease lease = leases.take(run, 1, execution);
    try {
      publish(
          new Publication(
              new RunContext(run, 1, lease.fence(), BY_HAND),
              LakeIdentity.of(lake),
              moved(values)));
    } finally {
      leases.release(pipeline, execution);
    }
  }

  private List<TargetLoad> moved(Map<String, Optional<String>> values) {
    Map<TableName, Optional<String>> before =
        warehouse.cursors(pipeline, List.copyOf(noted.keySet()));
    List<TargetLoad> targets = new ArrayList<>();
    noted.forEach(
        (table, sources) -> {
          if (sources.stream().anyMatch(values::containsKey)) {
            Optional<String> from = before.getOrDefault(table, Optional.empty());
            targets.add(target(table, new CursorMove(from, after(from, sources, values).text())));
          }
        });
    return targets;
  }

  private static Cursors after(
      Optional<String> before, Set<String> sources, Map<String, Optional<String>> values) {
    SortedMap<String, String> after = new TreeMap<>();
    before.map(Cursors::parse).ifPresent(cursors -> after.putAll(cursors.bySource()));
    values.forEach(
        (source, value) -> {
          if (sources.contains(source)) {
            value.ifPresentOrElse(text -> after.put(source, text), () -> after.remove(source));
          }
        });
    return new Cursors(after);
  }

  private TargetLoad target(TableName table, CursorMove move) {
    Schema columns =
        warehouse
            .describe(table)
            .orElseThrow(
                () ->
                    new TerminalException(
                        LaptopError.NO_TABLE,
                        "Cannot note how far %s was read: the table is not there. The first run makes it, and reads from the source's 'initial'."
                            .formatted(table)));
    return new TargetLoad(
        table,
        columns,
        Write.APPEND,
        List.of(),
        true,
        TableDesign.NONE,
        List.of(),
        Optional.of(move));
  }

  private void publish(Publication publication) throws InterruptedException {
    for (int tries = 0; tries < TRIES + publication.targets().size(); tries++) {
      switch (warehouse.advance(publication, lake)) {
        case Progress.Done _ -> {
          return;
        }
        case Progress.Running _ -> {}
        case Progress.Retry retry -> Thread.sleep(retry.after());
      }
    }
    throw new TerminalException(
        LaptopError.LEDGERS_IN_USE,
        "Cannot note how far the sources of '%s' were read: somebody else holds its ledgers. Try again later."
            .formatted(pipeline));
  }
}
