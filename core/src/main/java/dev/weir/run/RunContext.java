package dev.weir.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What every function of a run needs to find its way: travels in each message. One that lacks
 * something is refused: to the JSON library, a number that is not there is 0.
 *
 * @param attempt 1 for the first execution of a run, 2 for the first resume
 * @param fence grows with each lease of the pipeline; a publication with a smaller one than the
 *     ledger's is refused
 * @param planHash of the frozen plan
 */
public record RunContext(
    @JsonProperty(required = true) RunId run,
    @JsonProperty(required = true) int attempt,
    @JsonProperty(required = true) long fence,
    @JsonProperty(required = true) String planHash) {
  public RunFolder folder() {
    return new RunFolder(run);
  }
}
