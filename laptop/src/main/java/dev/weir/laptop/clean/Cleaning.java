package dev.weir.laptop.clean;

import dev.weir.execution.Attempt;
import dev.weir.execution.Attempts;
import dev.weir.execution.Execution.Status;
import dev.weir.folder.FolderLake;
import dev.weir.lake.Lake;
import dev.weir.run.LakeIdentity;
import dev.weir.run.Lease;
import dev.weir.run.RunFolder;
import dev.weir.run.RunId;
import dev.weir.warehouse.sql.StagingNote;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what nobody needs any more. A run that is at work or may be resumed is never among it, nor
 * the last one of a pipeline that was published.
 */
public final class Cleaning {
  private final FolderLake lake;
  private final Attempts attempts;
  private final Function<String, Optional<Lease>> leases;

  /**
   * @param attempts all that are known
   * @param leases of pipelines, by name
   */
  public Cleaning(FolderLake lake, Attempts attempts, Function<String, Optional<Lease>> leases) {
    this.lake = lake;
    this.attempts = attempts;
    this.leases = leases;
  }

  /**
   * Runs that may be removed, by pipeline and age.
   *
   * @param pipeline of which alone; empty for all
   */
  public List<OldRun> runs(Optional<String> pipeline, Retention retention, Instant now) {
    Map<String, List<OldRun>> all =
        inLake(pipeline).stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.run().pipeline(), TreeMap::new, Collectors.toList()));
    return all.values().stream()
        .flatMap(runs -> retention.beyond(runs, now).stream())
        .filter(run -> !isNeeded(run.run()) && !isLastPublished(run.run()))
        .sorted(
            Comparator.comparing((OldRun run) -> run.run().pipeline())
                .thenComparing(OldRun::lastAtWork))
        .toList();
  }

  /** Removes all that the lake has of a run. */
  public void remove(OldRun run) {
    lake.remove(new RunFolder(run.run()).root());
  }

  /**
   * Staging tables that runs of this lake left in the warehouse and need no more, by name.
   *
   * @param staging all that are there
   * @param pipeline of which alone; empty for all
   */
  public List<String> left(Map<String, StagingNote> staging, Optional<String> pipeline) {
    Optional<LakeIdentity> own = LakeIdentity.find(lake);
    return staging.entrySet().stream()
        .filter(table -> isLeft(table.getValue(), own, pipeline))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isLeft(StagingNote note, Optional<LakeIdentity> own, Optional<String> pipeline) {
    // A note of an earlier version names no lake. A run that nobody here knows may be another's.
    boolean ours =
        note.content()
            .map(content -> own.filter(id -> id.id().equals(content.lake())).isPresent())
            .orElseGet(() -> !attempts.of(note.run()).list().isEmpty());
    return ours
        && pipeline.filter(name -> !name.equals(note.run().pipeline())).isEmpty()
        && !isNeeded(note.run());
  }

  private boolean isNeeded(RunId run) {
    return attempts.of(run).first(Status.RUNNING).isPresent() || attempts.mayBeResumed(run);
  }

  private boolean isLastPublished(RunId run) {
    return leases.apply(run.pipeline()).flatMap(Lease::published).filter(run::equals).isPresent();
  }

  private List<OldRun> inLake(Optional<String> pipeline) {
    Map<RunId, Long> bytes =
        lake.list(pipeline.map(RunFolder::allRunsOf).orElseGet(RunFolder::allRuns)).stream()
            .filter(entry -> RunFolder.runOf(entry.key()).isPresent())
            .collect(
                Collectors.groupingBy(
                    entry -> RunFolder.runOf(entry.key()).orElseThrow(),
                    Collectors.summingLong(Lake.Entry::bytes)));
    return bytes.entrySet().stream()
        .map(found -> new OldRun(found.getKey(), lastAtWork(found.getKey()), found.getValue()))
        .toList();
  }

  private Instant lastAtWork(RunId run) {
    return attempts.of(run).list().stream()
        .map(Attempt::startDate)
        .max(Comparator.naturalOrder())
        .orElseGet(run::logicalTime);
  }
}
