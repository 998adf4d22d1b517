package dev.weir.run;

import dev.weir.lake.LakeKey;
import java.util.Locale;
import java.util.Optional;

/** Where the objects of one run lie: the only class that knows the layout of the lake. */
public record RunFolder(RunId run) {
  /** Says which lake it is. */
  static final LakeKey LAKE = LakeKey.of("lake.json");

  private static final LakeKey RUNS = LakeKey.of("runs");

  public static LakeKey allRunsOf(String pipeline) {
    return RUNS.resolve(pipeline);
  }

  public static LakeKey allRuns() {
    return RUNS;
  }

  /** The run that an object is of; empty if it is none's. */
  public static Optional<RunId> runOf(LakeKey key) {
    String[] segments = key.value().split("/", -1);
    if (segments.length < 4 || !segments[0].equals(RUNS.value())) {
      return Optional.empty();
    }
    return RunId.isValid(segments[1], segments[2])
        ? Optional.of(new RunId(segments[1], segments[2]))
        : Optional.empty();
  }

  public static LakeKey leaseOf(String pipeline) {
    return LakeKey.of("leases").resolve(pipeline + ".json");
  }

  public LakeKey root() {
    return allRunsOf(run.pipeline()).resolve(run.value());
  }

  /** The rows of the pipeline's targets, as the last run published them. */
  public static LakeKey publishedOf(String pipeline) {
    return LakeKey.of("published").resolve(pipeline + ".json");
  }

  public LakeKey plan() {
    return root().resolve("plan.json");
  }

  /** The fence of the run's first attempt: written before the plan, created once. */
  public LakeKey fence() {
    return root().resolve("fence.json");
  }

  /**
   * That the run reads its sources as a whole: written before the plan, if a person asks for it.
   */
  public LakeKey full() {
    return root().resolve("full.json");
  }

  public LakeKey report() {
    return root().resolve("report.json");
  }

  /** The run as a page for people. */
  public LakeKey page() {
    return root().resolve("page.html");
  }

  /**
   * Data sets lie in a folder of their own, so that none can be named like the plan or the report.
   */
  public LakeKey dataSet(String name) {
    return root().resolve("data").resolve(name);
  }

  /** The completion marker of a data set: written last, created once. */
  public LakeKey marker(String dataSet) {
    return dataSet(dataSet).resolve("dataset.json");
  }

  /** Where the rejects are of a data set that was not made because of them. */
  public LakeKey refusal(String dataSet) {
    return dataSet(dataSet).resolve("rejects.json");
  }

  /** The results of a data set's checks: written last, created once. */
  public LakeKey checks(String dataSet) {
    return dataSet(dataSet).resolve("checks.json");
  }

  /** The files that COPY reads into a target's staging table. */
  public LakeKey manifest(String stagingTable) {
    return root().resolve("load").resolve(stagingTable + ".manifest");
  }

  /** How the targets' rows compare with those of the last run that was published. */
  public LakeKey rowCounts() {
    return root().resolve("load").resolve("row-counts.json");
  }

  /** The targets that a newer run has published before this one could. */
  public LakeKey overtaken() {
    return root().resolve("load").resolve("overtaken.json");
  }

  /** What the run changes of the columns of tables that were there. */
  public LakeKey schemaChanges() {
    return root().resolve("load").resolve("schema-changes.json");
  }

  /** Which statement of a warehouse is at work for a step of publishing. */
  public LakeKey submission(String step) {
    return root().resolve("load").resolve(step + ".json");
  }

  /**
   * @param invocation tells this invocation's files from those of an earlier or a concurrent one,
   *     so that no two ever write the same object
   */
  public LakeKey part(String dataSet, String invocation, int number) {
    return dataSet(dataSet).resolve(part(invocation, number));
  }

  public LakeKey rejects(String dataSet, String invocation, int number) {
    return root().resolve("rejects").resolve(dataSet).resolve(part(invocation, number));
  }

  /** The same digits in every locale. */
  private static String part(String invocation, int number) {
    return String.format(Locale.ROOT, "part-%s-%05d.parquet", invocation, number);
  }
}
