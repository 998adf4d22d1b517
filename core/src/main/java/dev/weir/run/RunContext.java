package dev.weir.run;

/**
 * What every function of a run needs to find its way: travels in each message.
 *
 * @param attempt 1 for the first execution of a run, 2 for the first resume
 * @param fence grows with each lease of the pipeline; a publication with a smaller one than the
 *     ledger's is refused
 * @param planHash of the frozen plan
 */
public record RunContext(RunId run, int attempt, long fence, String planHash) {
  public RunFolder folder() {
    return new RunFolder(run);
  }
}
