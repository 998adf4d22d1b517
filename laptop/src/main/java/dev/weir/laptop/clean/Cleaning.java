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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** Why a run stays. */
  public enum Reason {
    WITHIN_RETENTION,
    AT_WORK,
    MAY_BE_RESUMED,
    PUBLISHED_LAST
  }

  /**
   * The runs in the lake.
   *
   * @param old those that may be removed, by pipeline and age
   * @param kept how many stay, by reason
   */
  public record Sorted(List<OldRun> old, SortedMap<Reason, Integer> kept) {
    public Sorted {
      old = List.copyOf(old);
      kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    }
  }

  /**
   * Sorts the runs that are in the lake.
   *
   * @param pipeline of which alone; empty for all
   */
  public Sorted sort(Optional<String> pipeline, Retention retention, Instant now) {
    List<OldRun> all = inLake(pipeline);
    Set<OldRun> beyond = beyond(all, retention, now);
    List<OldRun> old = new ArrayList<>();
    SortedMap<Reason, Integer> kept = new TreeMap<>();
    for (OldRun run : all) {
      Optional<Reason> reason =
          beyond.contains(run) ? needed(run.run()) : Optional.of(Reason.WITHIN_RETENTION);
      reason.ifPresentOrElse(why -> kept.merge(why, 1, Integer::sum), () -> old.add(run));
    }
    old.sort(
        Comparator.comparing((OldRun run) -> run.run().pipeline())
            .thenComparing(OldRun::lastAtWork));
    return new Sorted(old, kept);
  }

  private static Set<OldRun> beyond(List<OldRun> runs, Retention retention, Instant now) {
    return runs.stream()
        .collect(Collectors.groupingBy(run -> run.run().pipeline()))
        .values()
        .stream()
        .flatMap(ofPipeline -> retention.beyond(ofPipeline, now).stream())
        .collect(Collectors.toSet());
  }

  /** Pipelines that have runs in the lake, be they in the project or no more. */
  public Set<String> pipelines() {
    return inLake(Optional.empty()).stream()
        .map(run -> run.run().pipeline())
        .collect(Collectors.toCollection(TreeSet::new));
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
        && goingOn(note.run()).isEmpty();
  }

  private Optional<Reason> needed(RunId run) {
    return goingOn(run)
        .or(
            () ->
                leases
                    .apply(run.pipeline())
                    .flatMap(Lease::published)
                    .filter(run::equals)
                    .map(_ -> Reason.PUBLISHED_LAST));
  }

  private Optional<Reason> goingOn(RunId run) {
    if (attempts.of(run).first(Status.RUNNING).isPresent()) {
      return Optional.of(Reason.AT_WORK);
    }
    return attempts.mayBeResumed(run) ? Optional.of(Reason.MAY_BE_RESUMED) : Optional.empty();
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
